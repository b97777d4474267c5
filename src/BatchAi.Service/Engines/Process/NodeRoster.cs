using BatchAi.Service.Engines.Process.Gpus;

namespace BatchAi.Service.Engines.Process;

/// <summary>Which nodes a cluster has. The scheduler calls it with its gate held.</summary>
/// <param name="hands">Does on the machine what is decided here.</param>
/// <param name="jobs">The scheduler's jobs.</param>
/// <param name="time">The clock.</param>
internal sealed class NodeRoster(IClusterHands hands, IReadOnlyDictionary<string, EngineJob> jobs, TimeProvider time)
{
    private readonly GpuLeases _gpus = new();
    private bool _hasFreedGpus;

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
        cluster.Shortage = null;
        while (cluster.Staying.Count() < target && TryAdd(cluster, target))
        {
            // Each is prepared as soon as it is there.
        }

        foreach (var node in ScaleIn.Choose(cluster, jobs, cluster.Staying.Count() - target)) Leave(cluster, node);
        Tell(cluster);
    }

    /// <summary>Takes up a node of an earlier service.</summary>
    internal void Adopt(ProcessCluster cluster, ClusterNode node)
    {
        cluster.Nodes.Add(node);
        _gpus.Adopt(node.Record);
    }

    /// <summary>The machine's GPUs are looked for, or known: then clusters that have waited for that can grow.</summary>
    internal void Learn(GpuInventory? inventory, IEnumerable<ProcessCluster> clusters)
    {
        _gpus.Learn(inventory);
        foreach (var cluster in clusters.Where(c => c.Request is not null && c.Staying.Count() < c.Target)) Resize(cluster, cluster.Target);
    }

    /// <summary>Gives GPUs that have become free to the clusters that are short of them.</summary>
    internal void AllotFreed(IEnumerable<ProcessCluster> clusters)
    {
        if (!_hasFreedGpus) return;
        _hasFreedGpus = false;
        foreach (var cluster in clusters.Where(c => c.Shortage is not null)) Resize(cluster, cluster.Target);
    }

    /// <summary>Makes a cluster of automatic scale grow to what its jobs need. What the machine could not give is wished for no longer than that.</summary>
    internal void Follow(ProcessCluster cluster)
    {
        if (cluster.AutoScale is not { } scale) return;
        var need = cluster.Need(scale);
        var isWishOver = cluster.Shortage is not null && need < cluster.Target;
        if (need > cluster.Target || isWishOver) Resize(cluster, Math.Max(need, cluster.Staying.Count()));
    }

    /// <summary>Lets nodes of automatic scale go that have been idle for a while.</summary>
    internal void ShrinkIdle(ProcessCluster cluster, TimeSpan after)
    {
        if (cluster.AutoScale is not { } scale) return;
        var excess = cluster.Staying.Count() - cluster.Need(scale);
        var idle = cluster.Staying.Where(n => n.State == NodeState.Idle && time.GetElapsedTime(n.IdleSince) >= after);
        var count = Math.Min(excess, idle.Count());
        if (count > 0) Resize(cluster, cluster.Staying.Count() - count);
    }

    /// <summary>A node of a cluster that is gone has nothing to do any more, and what it had goes to others.</summary>
    internal void Release(ClusterNode node, IEnumerable<ProcessCluster> others)
    {
        _hasFreedGpus |= _gpus.Release(node.Record);
        AllotFreed(others);
    }

    private bool TryAdd(ProcessCluster cluster, int target)
    {
        var size = cluster.Request!.Properties.VmSize;
        if (!_gpus.CanLease(size))
        {
            cluster.Shortage = _gpus.ShortageOf(size!, cluster.Staying.Count(), target);
            return false;
        }

        var node = cluster.AddNode(time.GetUtcNow());
        _gpus.Lease(node.Record);
        hands.Prepare(cluster, node);
        return true;
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
        _hasFreedGpus |= _gpus.Release(node.Record);
        hands.Discard(node);
    }

    /// <summary>Tells where a cluster stands, if that has changed.</summary>
    internal void Tell(ProcessCluster cluster)
    {
        if (cluster.Request is not null && cluster.News() is { } status) hands.Tell(cluster.Uuid, status);
    }
}
