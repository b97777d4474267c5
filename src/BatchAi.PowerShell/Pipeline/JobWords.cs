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
}
