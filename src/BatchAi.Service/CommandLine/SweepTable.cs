using System.Globalization;
using BatchAi.Core.Metrics.Reports;
using BatchAi.Service.Runs.Sweeps;

namespace BatchAi.Service.CommandLine;

/// <summary>Lays out the jobs of a sweep as a table: name, values, how each ended, and its main metrics.</summary>
internal static class SweepTable
{
    private const int WidestValue = 30;
    private const int MetricsShown = 2;

    /// <summary>What will be tried.</summary>
    internal static IEnumerable<string> Of(IReadOnlyList<SweepVariant> variants) =>
        Lines([Names(variants[0]), .. variants.Select(Values)]);

    /// <summary>How all ended.</summary>
    internal static IEnumerable<string> Of(IReadOnlyList<SweepResult> results)
    {
        var metrics = SweepMetrics.MainOf(results, MetricsShown);
        string[] head = [.. Names(results[0].Variant), "exit", "time", .. metrics.Select(Clip)];
        return Lines([head, .. results.Select(result => (string[])[.. Values(result.Variant), .. End(result), .. metrics.Select(name => Last(result, name))])]);
    }

    private static string[] Names(SweepVariant variant) => ["variant", .. variant.Values.Select(value => value.Key)];

    private static string[] Values(SweepVariant variant) => [variant.Name, .. variant.Values.Select(value => Clip(value.Value.Text))];

    private static string[] End(SweepResult result) => result.ExitCode is { } exitCode
        ? [exitCode.ToString(CultureInfo.InvariantCulture), result.Duration is { } time ? TextRunReport.Duration(time) : "-"]
        : ["-", "not begun"];

    private static string Last(SweepResult result, string name) =>
        SweepMetrics.Find(result, name) is { Last: { } last, Unit: var unit } ? Clip(MetricText.Describe(last.Value, unit)) : "-";

    // A value is one line of a table, whatever is in it.
    private static string Clip(string text)
    {
        var line = new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return line.Length <= WidestValue ? line : line[..(WidestValue - 3)] + "...";
    }

    private static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
    }
}
