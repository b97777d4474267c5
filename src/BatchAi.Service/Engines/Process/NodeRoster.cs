namespace BatchAi.Service.Engines.Process;

/// <summary>Which nodes a cluster has. The scheduler calls it with its gate held.</summary>
/// <param name="hands">Does on the machine what is decided here.</param>
/// <param name="jobs">The scheduler's jobs.</param>
/// <param name="time">The clock.</param>
internal sealed class NodeRoster(IClusterHands hands, IReadOnlyDictionary<string, EngineJob> jobs, TimeProvider time)
{
    /// <summary>How many nodes a cluster is to have now.</summary>
    internal static int TargetOf(ProcessCluster cluster, bool isNew)
    {
        var request = cluster.Request!;
        if (cluster.AutoScale is not { } scale) return request.TargetNodeCount;
        var wanted = isNew && cluster.Nodes.Count == 0 ? request.TargetNodeCount : cluster.Staying.Count();
        return Math.Clamp(Math.Max(wanted, cluster.Need(scale)), scale.MinimumNodeCount ?? 0, scale.MaximumNodeCount ?? 0);
    }

    /// <summary>Makes a cluster grow or shrink.</summary>
    internal void Resize(ProcessCluster cluster, int target)
    {
        cluster.Target = target;
        Tell(cluster);

        // Nodes that only wait for their job's end may just as well stay.
        foreach (var node in cluster.Nodes.Where(n => n is { IsLeaving: true, State: NodeState.Running }).Take(target - cluster.Staying.Count())) node.IsLeaving = false;
        while (cluster.Staying.Count() < target)
        {
            var node = cluster.AddNode(time.GetUtcNow());
            hands.Prepare(cluster, node);
        }

        foreach (var node in ScaleIn.Choose(cluster, jobs, cluster.Staying.Count() - target)) Leave(cluster, node);
        Tell(cluster);
    }

    private void Leave(ProcessCluster cluster, ClusterNode node)
    {
        node.IsLeaving = true;
        if (node.State is NodeState.Idle or NodeState.Unusable) Free(cluster, node);
        else if (node.Setup is { } setup) hands.Stop(setup);
        else if (node.JobUuid is { } uuid && jobs.TryGetValue(uuid, out var job)) TakeFrom(cluster, job);
    }

    private void TakeFrom(ProcessCluster cluster, EngineJob job)
    {
        var option = cluster.Request?.Properties.ScaleSettings?.Manual?.NodeDeallocationOption;
        if (option == "waitforjobcompletion" || job.LossCause is not null) return;
        (job.IsRequeued, job.LossCause) = option == "terminate"
            ? (false, "the cluster was made smaller, and its nodes were to be freed at once")
            : (true, "the cluster was made smaller");
        if (job.Attempt is { } attempt) hands.Stop(attempt);
    }

    /// <summary>A node has nothing to do any more: it is idle, or goes.</summary>
    internal void Free(ProcessCluster cluster, ClusterNode node)
    {
        (node.State, node.JobUuid, node.Error, node.IdleSince) = (NodeState.Idle, null, null, time.GetTimestamp());
        if (!node.IsLeaving) return;
        cluster.Nodes.Remove(node);
        hands.Discard(node);
    }

    /// <summary>Tells where a cluster stands, if that has changed.</summary>
    internal void Tell(ProcessCluster cluster)
    {
        if (cluster.Request is not null && cluster.News() is { } status) hands.Tell(cluster.Uuid, status);
    }
}
