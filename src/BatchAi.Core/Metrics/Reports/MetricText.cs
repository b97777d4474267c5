using System.Globalization;

namespace BatchAi.Core.Metrics.Reports;

/// <summary>Metrics in words, for people.</summary>
public static class MetricText
{
    private const string Number = "G5";

    /// <summary>A value with what it counts, e.g. <c>4 %</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">What it counts; null when nothing tells.</param>
    public static string Describe(double value, string? unit)
    {
        var text = double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? value > 0 ? "inf" : "-inf" : value.ToString(Number, CultureInfo.InvariantCulture);
        return unit is null ? text : $"{text} {unit}";
    }

    /// <summary>The last values of metrics in a line, e.g. <c>loss 0.12, metric 4 %</c>; empty when there are none.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="most">How many are told at the most.</param>
    public static string Describe(IReadOnlyList<MetricReportSeries> metrics, int most)
    {
        if (metrics is null) throw new ArgumentNullException(nameof(metrics));
        var words = metrics.Take(most).Select(metric => $"{metric.Name} {Describe(metric.Last?.Value ?? double.NaN, metric.Unit)}");
        return string.Join(", ", metrics.Count > most ? words.Append("...") : words);
    }
}
