namespace BatchAi.Service.Engines.Process;

/// <summary>Which nodes a cluster has. The scheduler calls it with its gate held.</summary>
/// <param name="hands">Does on the machine what is decided here.</param>
/// <param name="groups">How many jobs of each group may run.</param>
/// <param name="leases">What the machine has too little of; null when every node gets what it needs.</param>
/// <param name="times">The times of automatic scale.</param>
/// <param name="time">The clock.</param>
internal sealed class NodeRoster(IClusterHands hands, JobGroups groups, INodeLeases? leases, ScaleTimes times, TimeProvider time)
{
    /// <summary>Whether a node gave something back: another cluster may have waited for it.</summary>
    internal bool HasRoom { get; set; }

    /// <summary>Goes on with the nodes that an earlier service did not make ready.</summary>
    internal void TakeUp(ProcessCluster cluster)
    {
        foreach (var node in cluster.Nodes.Where(n => n.State == NodeState.Preparing)) hands.Prepare(cluster, node);
    }

    /// <summary>Makes a cluster have the size that was asked for.</summary>
    internal void Reconcile(ProcessCluster cluster)
    {
        var request = cluster.Request!;
        var staying = cluster.Counts.Staying;
        var target = request.TargetNodeCount;
        if (cluster.AutoScale is { } scale)
        {
            var wanted = Math.Max(Math.Max(target, staying), AutoScale.Need(View(cluster, spare: 0)));
            target = Math.Clamp(wanted, scale.MinimumNodeCount ?? 0, Math.Max(scale.MinimumNodeCount ?? 0, scale.MaximumNodeCount ?? 0));
        }

        cluster.Refusal = null;
        cluster.Cause = $"the cluster is to have {Amounts.Nodes(target)}, and had {Amounts.Nodes(staying)}";
        var leaving = cluster.Nodes.Where(n => n.IsLeaving).ToList();
        Resize(cluster, target);

        // What becomes of their jobs may be wanted otherwise now.
        foreach (var node in leaving.Where(n => n.IsLeaving)) Leave(cluster, node);
    }

    /// <summary>Lets a cluster that follows its queue follow it, if it has not changed its size just now.</summary>
    internal void Follow(ProcessCluster cluster, bool mayShrink)
    {
        if (cluster.AutoScale is null) return;
        if (cluster.ScaledAt is { } last && time.GetElapsedTime(last) < times.Interval) return;
        IReadOnlyList<ClusterNode> spare = mayShrink ? ScaleIn.Spare(cluster, time, times.Idle) : [];
        var view = View(cluster, spare.Count);
        var change = AutoScale.Change(view);
        if (change > 0) Grow(cluster, view.Target + change);
        else if (change < 0) Give(cluster, [.. spare.Take(-change)]);
        else Renew(cluster, [.. spare.Where(n => n.State == NodeState.Unusable)]);
    }

    /// <summary>Allocates the nodes that are missing, as far as the machine has room for them.</summary>
    internal void Fill(ProcessCluster cluster)
    {
        while (cluster.Nodes.Count < cluster.Target && cluster.Refusal is null)
        {
            var node = cluster.NewNode(time.GetUtcNow());
            cluster.Refusal = leases?.TryTake(cluster, node);
            if (cluster.Refusal is not null) return;
            if (cluster.IsToldSteady)
            {
                cluster.Cause = $"the machine has room again: the cluster is to have {Amounts.Nodes(cluster.Target)}, and had {Amounts.Nodes(cluster.Nodes.Count)}";
                Tell(cluster);
            }

            cluster.Nodes.Add(node);
            hands.Prepare(cluster, node);
        }
    }

    /// <summary>Takes nodes away although the cluster wants them; others take their places.</summary>
    internal void Preempt(ProcessCluster cluster, IReadOnlyList<ClusterNode> nodes)
    {
        var there = nodes.Where(cluster.Nodes.Contains).ToList();
        Replace(cluster, there, $"{string.Join(", ", there.Select(n => n.Id))} {(there.Count == 1 ? "was" : "were")} preempted");
    }

    /// <summary>Replaces unusable nodes: what made them so may have been mended.</summary>
    internal void Repair(ProcessCluster cluster, IReadOnlyList<ClusterNode> nodes) =>
        Replace(cluster, nodes, $"{Amounts.Nodes(nodes.Count)} {(nodes.Count == 1 ? "was" : "were")} unusable, and {(nodes.Count == 1 ? "is" : "are")} replaced on request");

    /// <summary>A node has nothing to do any more: it is idle, or goes.</summary>
    internal void Free(ProcessCluster cluster, ClusterNode node)
    {
        (node.State, node.Job, node.Error, node.IdleSince) = (NodeState.Idle, null, null, time.GetTimestamp());
        if (!node.IsLeaving) PrepareStale(cluster, node);
        if (!node.IsLeaving || !cluster.Nodes.Remove(node)) return;
        hands.Discard(node);
        Return(node);
    }

    /// <summary>Lets all nodes of a cluster go that is removed.</summary>
    /// <returns>What is to be waited for before they are given back.</returns>
    internal IReadOnlyList<Task> Dismiss(ProcessCluster cluster)
    {
        cluster.Request = null; // Or others would be made in the places of nodes that are being prepared.
        foreach (var node in cluster.Nodes)
        {
            node.IsLeaving = true;
            if (node.Setup is { } setup) hands.Stop(setup);
        }

        return [.. cluster.Nodes.Select(n => n.Prepared)];
    }

    /// <summary>Gives back what a node had of the machine.</summary>
    internal void Return(ClusterNode node)
    {
        leases?.Return(node);
        HasRoom = leases is not null;
    }

    /// <summary>Tells where a cluster stands, if that has changed.</summary>
    internal void Tell(ProcessCluster cluster)
    {
        if (cluster.Request is not null && cluster.News() is { } status) hands.Tell(cluster.Uuid, status);
    }

    private void PrepareStale(ProcessCluster cluster, ClusterNode node)
    {
        if (!node.IsStale) return;
        (node.IsStale, node.State) = (false, NodeState.Preparing);
        hands.Prepare(cluster, node);
    }

    private AutoScaleView View(ProcessCluster cluster, int spare)
    {
        var (counts, scale) = (cluster.Counts, cluster.AutoScale!);
        var most = cluster.Most(counts);
        return new AutoScaleView(scale.MinimumNodeCount ?? 0, most, cluster.Target, counts.Staying - counts.Preparing, counts.Running, cluster.Queue.Able(most, groups).Nodes, spare);
    }

    private void Grow(ProcessCluster cluster, int target)
    {
        cluster.ScaledAt = time.GetTimestamp();
        var jobs = cluster.Queue.Able(cluster.Most(cluster.Counts), groups).Jobs;
        cluster.Cause = $"{Amounts.Jobs(jobs)} {(jobs == 1 ? "waits" : "wait")}: the cluster grows to {Amounts.Nodes(target)}";
        Resize(cluster, target);
    }

    private void Give(ProcessCluster cluster, IReadOnlyList<ClusterNode> nodes)
    {
        cluster.ScaledAt = time.GetTimestamp();
        cluster.Cause = $"{Amounts.Nodes(nodes.Count)} had nothing to do for {Amounts.Time(times.Idle)}";
        (cluster.Target, cluster.Refusal) = (cluster.Counts.Staying - nodes.Count, null);
        Tell(cluster);
        foreach (var node in nodes) Leave(cluster, node);
    }

    // What makes a node unusable may have passed; a queue must not wait for it for ever.
    private void Renew(ProcessCluster cluster, IReadOnlyList<ClusterNode> nodes)
    {
        if (nodes.Count == 0) return;
        cluster.ScaledAt = time.GetTimestamp();
        Replace(cluster, nodes, $"{Amounts.Nodes(nodes.Count)} had been unusable for {Amounts.Time(times.Idle)}, and others come instead");
    }

    // They leave, and the cluster's target brings others.
    private void Replace(ProcessCluster cluster, IReadOnlyList<ClusterNode> nodes, string cause)
    {
        cluster.Cause = cause;
        foreach (var node in nodes) node.IsLeaving = true;
        Tell(cluster);
        foreach (var node in nodes) Leave(cluster, node);
    }

    private void Resize(ProcessCluster cluster, int target)
    {
        cluster.Target = target;
        Tell(cluster);

        // Nodes that only wait for their job's end may just as well stay.
        foreach (var node in cluster.Nodes.Where(n => n is { IsLeaving: true, State: NodeState.Running, IsPreempted: false }).Take(target - cluster.Counts.Staying)) node.IsLeaving = false;
        foreach (var node in ScaleIn.Choose(cluster, cluster.Counts.Staying - target)) Leave(cluster, node);
        Fill(cluster);
        Tell(cluster);
    }

    private void Leave(ProcessCluster cluster, ClusterNode node)
    {
        node.IsLeaving = true;
        if (node.State is NodeState.Idle or NodeState.Unusable) Free(cluster, node);
        else if (node.Setup is { } setup) hands.Stop(setup);
        else if (node.Job is { } job && LossOf(cluster, node) is { } loss) TakeFrom(job, loss);
    }

    private static JobLoss? LossOf(ProcessCluster cluster, ClusterNode node)
    {
        if (node.IsPreempted) return JobLoss.Preempted(node.Id);
        return cluster.Request?.Properties.ScaleSettings?.Manual switch
        {
            null or { NodeDeallocationOption: "waitforjobcompletion" } => null,
            { NodeDeallocationOption: "terminate" } => new JobLoss("the cluster was made smaller, and its nodes were to be freed at once", IsRequeued: false),
            _ => new JobLoss("the cluster was made smaller", IsRequeued: true),
        };
    }

    private void TakeFrom(EngineJob job, JobLoss loss)
    {
        if (job.Loss is not null) return;
        job.Loss = loss;
        if (job.Attempt is { } attempt) hands.Take(attempt, loss);
    }
}
