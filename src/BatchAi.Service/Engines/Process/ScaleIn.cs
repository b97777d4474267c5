namespace BatchAi.Service.Engines.Process;

/// <summary>Chooses the nodes that go.</summary>
internal static class ScaleIn
{
    /// <summary>The nodes that go when a cluster is made smaller: those that hurt least come first: unusable, not ready, idle; then those of the jobs that started last, job by job.</summary>
    internal static IReadOnlyList<ClusterNode> Choose(ProcessCluster cluster, int count) =>
    [
        .. cluster.Staying
            .OrderBy(n => n.State switch { NodeState.Unusable => 0, NodeState.Preparing => 1, NodeState.Idle => 2, _ => 3 })
            .ThenByDescending(n => n.Job?.StartedAs)
            .ThenByDescending(n => n.Index)
            .Take(Math.Max(0, count)),
    ];

    /// <summary>The nodes that have had nothing to do for a while, those of no use first.</summary>
    internal static IReadOnlyList<ClusterNode> Spare(ProcessCluster cluster, TimeProvider time, TimeSpan idle)
    {
        var unused = cluster.Staying
            .Where(n => n.State is NodeState.Idle or NodeState.Unusable)
            .OrderByDescending(n => n.State)
            .ThenBy(n => n.IdleSince)
            .ThenByDescending(n => n.Index)
            .ToList();
        var spare = unused.Where(n => time.GetElapsedTime(n.IdleSince) >= idle).ToList();

        // Where the machine has no room for more, half of what a job needs is of no use, and another cluster may have the
        // other half: it goes all at once, or two clusters would exchange halves for ever.
        return cluster.Refusal is not null && spare.Count > 0 ? unused : spare;
    }

    /// <summary>The nodes that are meant. Where their number is all that is asked for, those first that run something: the loss of these is what is tried out.</summary>
    /// <exception cref="BatchAiException">The cluster has not all of them.</exception>
    internal static IReadOnlyList<ClusterNode> Choose(ProcessCluster cluster, NodeChoice choice)
    {
        var chosen = choice.Ids.Count > 0 ? [.. cluster.Staying.Where(n => choice.Ids.Contains(n.Id, StringComparer.Ordinal))] : LatestFirst(cluster).Take(choice.Count).ToList();
        return chosen.Count < Math.Max(choice.Count, choice.Ids.Count) ? throw choice.NotThere(chosen.Select(n => n.Id), cluster.Counts.Staying) : chosen;
    }

    private static IOrderedEnumerable<ClusterNode> LatestFirst(ProcessCluster cluster) => cluster.Staying
        .OrderBy(n => n.State == NodeState.Running ? 0 : 1)
        .ThenByDescending(n => n.Job?.StartedAs)
        .ThenByDescending(n => n.Index);
}
