namespace BatchAi.Pipeline;

/// <summary>Sweeps in words, for questions.</summary>
internal static class SweepWords
{
    private const int Shown = 5;

    /// <summary>Where something is wrong with one of the jobs.</summary>
    internal static string Place(JobTemplate template, SweepVariant variant) => $"{template.Text.Place}, for '{variant.Name}'";

    /// <summary>What would be submitted: how many jobs, what the first of them are called and get, and what the first one does.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="experiment">Where it goes.</param>
    /// <param name="limit">How many jobs may run at once; null for no limit.</param>
    /// <param name="plan">What the first job does.</param>
    internal static string Summary(SweepDraft sweep, ResourcePath experiment, int? limit, IEnumerable<string> plan)
    {
        var count = sweep.Variants.Count;
        var jobs = count == 1 ? "the only job" : $"{count} jobs";
        var atOnce = limit is { } some ? $", {some} at once at most" : "";
        var rest = count > Shown ? $"and {count - Shown} more. " : "";
        return string.Join(
            Environment.NewLine + "  ",
            [
                $"Submit {jobs} of the sweep '{sweep.Name}' to the cluster '{sweep.First.Cluster?.Name}', in the experiment '{experiment.Name}'{atOnce}:",
                .. sweep.Variants.Take(Shown).Select(variant => $"{variant.Name}: {variant}"),
                $"{rest}What '{sweep.First.Name}' does:",
                .. plan.Select(line => "  " + line),
            ]);
    }
}
