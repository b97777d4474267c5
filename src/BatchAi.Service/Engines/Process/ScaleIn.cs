namespace BatchAi.Service.Engines.Process;

/// <summary>Chooses the nodes that go when a cluster gets smaller.</summary>
internal static class ScaleIn
{
    /// <summary>The nodes that hurt least come first: unusable, not ready, idle; then those of the jobs that started last, job by job.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="jobs">Its running jobs, by uuid.</param>
    /// <param name="count">How many go.</param>
    internal static IReadOnlyList<ClusterNode> Choose(ProcessCluster cluster, IReadOnlyDictionary<string, EngineJob> jobs, int count) =>
    [
        .. cluster.Staying
            .OrderBy(n => n.State switch { NodeState.Unusable => 0, NodeState.Preparing => 1, NodeState.Idle => 2, _ => 3 })
            .ThenByDescending(n => n.JobUuid is { } uuid && jobs.TryGetValue(uuid, out var job) ? job.StartedAs : 0)
            .ThenByDescending(n => n.Index)
            .Take(Math.Max(0, count)),
    ];
}
