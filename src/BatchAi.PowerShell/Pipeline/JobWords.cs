namespace BatchAi.Pipeline;

/// <summary>Jobs in words, for questions.</summary>
internal static class JobWords
{
    /// <summary>How it stands, e.g. <c>running on 2 nodes of 'gpu'</c>.</summary>
    internal static string State(Job job) => job.ExecutionState switch
    {
        "running" or "terminating" => $"{job.ExecutionState} on {job.NodeCount} {(job.NodeCount == 1 ? "node" : "nodes")} of '{job.ClusterName}'",
        "queued" => $"queued for '{job.ClusterName}'",
        "failed" when job.ExitCode is { } code => $"failed with exit code {code}",
        var state => state ?? "unknown",
    };

    /// <summary>One job, or how many there are and how they stand, e.g. <c>3 jobs in experiment 'default' (1 running, 2 queued)</c>.</summary>
    internal static string Targets(IReadOnlyList<JobTarget> jobs)
    {
        if (jobs.Count == 1) return $"job '{jobs[0].Path.Name}' in experiment '{jobs[0].Path.ExperimentName}' ({State(jobs[0].Job)})";
        var experiments = jobs.Select(job => job.Path.Parent).Distinct().ToList();
        var place = experiments.Count == 1 ? $"experiment '{experiments[0]!.Name}'" : $"{experiments.Count} experiments";
        var states = jobs.GroupBy(job => job.Job.ExecutionState ?? "unknown").Select(same => $"{same.Count()} {same.Key}");
        return $"{jobs.Count} jobs in {place} ({string.Join(", ", states)})";
    }

    /// <summary>Names in a sentence, the first few of them.</summary>
    internal static string Names(IReadOnlyList<string> names)
    {
        const int Shown = 5;
        var first = string.Join(", ", names.Take(Shown).Select(name => $"'{name}'"));
        return names.Count > Shown ? $"{first} and {names.Count - Shown} more" : first;
    }
}
