using System.Globalization;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines.Process;

/// <summary>A cluster's nodes and queue, and what follows from them. It does nothing by itself; the engine's lock guards it.</summary>
internal sealed class ProcessCluster(string uuid)
{
    private int _lastIndex = -1;
    private (string State, int Count, int Errors) _told = ("", -1, 0);

    internal string Uuid => uuid;

    /// <summary>What the cluster is to be; null as long as only jobs or nodes of it are known.</summary>
    internal ClusterRequest? Request { get; set; }

    internal List<ClusterNode> Nodes { get; } = [];

    internal JobQueue Queue { get; } = new();

    /// <summary>How many nodes it is to have now.</summary>
    internal int Target { get; set; }

    /// <summary>Why it has fewer nodes than that, when the machine has no more to give.</summary>
    internal BatchAIError? Shortage { get; set; }

    internal AutoScaleSettings? AutoScale => Request?.Properties.ScaleSettings?.AutoScale;

    /// <summary>The nodes that stay.</summary>
    internal IEnumerable<ClusterNode> Staying => Nodes.Where(n => !n.IsLeaving);

    /// <summary>Takes the next job off the queue together with nodes for it; null when it has to wait. Nobody overtakes the first.</summary>
    internal (JobRequest Job, IReadOnlyList<ClusterNode> Nodes)? TakeNext()
    {
        if (Queue.First is not { } job) return null;
        var idle = Staying.Where(n => n.State == NodeState.Idle).Take(job.NodeCount).ToList();
        if (idle.Count < job.NodeCount) return null;
        Queue.Remove(job);
        foreach (var node in idle)
        {
            node.State = NodeState.Running;
            node.JobUuid = job.Uuid;
        }

        return (job, idle);
    }

    /// <summary>Adds a node, which is not ready yet.</summary>
    internal ClusterNode AddNode(DateTimeOffset now)
    {
        _lastIndex = Math.Max(_lastIndex, Nodes.Select(n => n.Index).DefaultIfEmpty(-1).Max()) + 1;
        var number = uint.Parse(uuid.AsSpan(uuid.Length - 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var stamp = now.UtcDateTime.ToString("yyyyMMdd't'HHmmss'z'", CultureInfo.InvariantCulture);
        var suffix = Request?.Properties.VmPriority == "lowpriority" ? "-p" : "";
        var node = new ClusterNode(uuid, _lastIndex, new NodeRecord { Id = $"tvm-{number}_{_lastIndex + 1}-{stamp}{suffix}", VmSize = Request?.Properties.VmSize });
        Nodes.Add(node);
        return node;
    }

    /// <summary>How many nodes the jobs need, within the bounds of an automatic scale.</summary>
    internal int Need(AutoScaleSettings scale)
    {
        var busy = Nodes.Count(n => n.State == NodeState.Running);
        return Math.Clamp(busy + Queue.NodeCount, scale.MinimumNodeCount ?? 0, Math.Max(scale.MinimumNodeCount ?? 0, scale.MaximumNodeCount ?? 0));
    }

    internal ClusterStatus Status() => new(
        (Nodes.Count == Target || Shortage is not null) && !Nodes.Exists(n => n.IsLeaving) ? AllocationStates.Steady : AllocationStates.Resizing,
        Nodes.Count,
        new NodeStateCounts
        {
            IdleNodeCount = CountOf(NodeState.Idle),
            RunningNodeCount = CountOf(NodeState.Running),
            PreparingNodeCount = CountOf(NodeState.Preparing),
            UnusableNodeCount = CountOf(NodeState.Unusable),
            LeavingNodeCount = Nodes.Count(n => n.IsLeaving),
        },
        [.. Nodes.Select(n => n.Error).Prepend(Shortage).OfType<BatchAIError>()]);

    /// <summary>The cluster's status if something of it changed that is to be kept; else null.</summary>
    internal ClusterStatus? News()
    {
        var status = Status();
        var now = (status.AllocationState, status.CurrentNodeCount, status.Errors.Count);
        if (now == _told) return null;
        _told = now;
        return status;
    }

    /// <summary>What a waiting job waits for.</summary>
    internal JobWait WaitOf(JobRequest job)
    {
        var position = Queue.PositionOf(job);
        var first = Queue.First!;
        var reason = WaitReason(first);
        return new JobWait(position, position == 1 ? $"The job {reason}" : $"{position - 1} jobs are ahead. The first of them {reason}");
    }

    private string WaitReason(JobRequest first)
    {
        var needs = $"needs {Words(first.NodeCount)}";
        var staying = Staying.ToList();
        var preparing = staying.Count(n => n.State == NodeState.Preparing);
        var unusable = staying.Count(n => n.State == NodeState.Unusable);
        var most = AutoScale?.MaximumNodeCount ?? Target;
        if (first.NodeCount > most) return $"{needs}, and the cluster has {most} at the most. Resize the cluster, or delete the job.";
        if (first.NodeCount > staying.Count && Shortage is { Message: var shortage }) return $"{needs}. {shortage}";
        if (first.NodeCount > staying.Count - unusable) return $"{needs}; of the cluster's {staying.Count} {unusable} are unusable. See the cluster's errors.";
        return $"{needs}; {CountOf(NodeState.Idle)} are idle, {preparing} are being prepared, {CountOf(NodeState.Running)} run other jobs.";
    }

    private static string Words(int count) => count == 1 ? "1 node" : $"{count} nodes";

    private int CountOf(NodeState state) => Nodes.Count(n => n.State == state && !n.IsLeaving);
}
