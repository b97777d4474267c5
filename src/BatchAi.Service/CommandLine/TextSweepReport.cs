using BatchAi.Service.Runs;
using BatchAi.Service.Runs.Sweeps;

namespace BatchAi.Service.CommandLine;

/// <summary>Shows a sweep to a person: the lines of its jobs with their names before them, and a table at the end.</summary>
internal sealed class TextSweepReport(TextWriter output, TextWriter error, TextStyle style) : ISweepReport
{
    private readonly TextRunReport _all = new(output, error, style);

    public IRunReport Whole => _all;

    public void ShowVariants(IReadOnlyList<SweepVariant> variants, int parallel, bool isAll)
    {
        var how = parallel == 1 || variants.Count == 1 ? "one after the other" : $"{Math.Min(parallel, variants.Count)} at once";
        _all.ShowNote(null, variants.Count == 1 ? "1 run" : $"{variants.Count} runs, {how}; the plan is that of the first");
        if (isAll) ShowAll(SweepTable.Of(variants));
        _all.ShowNote(null, "");
    }

    public IRunReport Of(SweepVariant variant) => new TextVariantReport(_all, variant);

    public void ShowResults(string folder, IReadOnlyList<SweepResult> results, int exitCode)
    {
        _all.ShowNote(null, "");
        ShowAll(SweepTable.Of(results));
        _all.ShowNote(null, "");
        _all.ShowNote(null, Summary(results));
        _all.ShowNote(null, $"{"folder",-12}{_all.Shorten(folder)}");
    }

    public void ShowPlan(JobPlan plan, RunPlaces places) => _all.ShowPlan(plan, places);

    private static string Summary(IReadOnlyList<SweepResult> results)
    {
        var failed = results.Count(result => result.ExitCode is not (null or 0));
        var left = results.Count(result => result.ExitCode is null);
        var all = results.Count == 1 ? "1 run" : $"{results.Count} runs";
        return failed + left == 0 ? $"All of {all} succeeded."
            : left == 0 ? $"{failed} of {all} failed."
            : $"{failed} of {all} failed, and {left} {(left == 1 ? "was" : "were")} not begun.";
    }

    private void ShowAll(IEnumerable<string> lines)
    {
        foreach (var line in lines) _all.ShowNote(null, line);
    }
}
