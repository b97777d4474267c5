using System.Globalization;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines.Process;

/// <summary>A cluster's nodes and queue, and what follows from them. It does nothing by itself; the engine's lock guards it.</summary>
internal sealed class ProcessCluster(string uuid)
{
    private int _lastIndex = -1;
    private (string State, int Count, IReadOnlyList<BatchAIError> Errors) _told = ("", -1, []);

    internal string Uuid => uuid;

    /// <summary>What the cluster is to be; null as long as only jobs or nodes of it are known. Until it is known nothing starts.</summary>
    internal ClusterRequest? Request { get; set; }

    internal List<ClusterNode> Nodes { get; } = [];

    internal JobQueue Queue { get; } = new();

    /// <summary>The jobs that have nodes.</summary>
    internal HashSet<EngineJob> Jobs { get; } = [];

    /// <summary>How many nodes it is to have now.</summary>
    internal int Target { get; set; }

    /// <summary>Why it has less nodes than that, when the machine has no room for more.</summary>
    internal BatchAIError? Refusal { get; set; }

    /// <summary>Why its size changed last, in words.</summary>
    internal string Cause { get; set; } = "";

    /// <summary>When automatic scale changed its size last, as a timestamp of the clock.</summary>
    internal long? ScaledAt { get; set; }

    /// <summary>The first of the waiting jobs that could ever start, as of the last look at the queue.</summary>
    internal JobRequest? Next { get; set; }

    /// <summary>How many nodes the cluster could have at the most, as of that look.</summary>
    internal int NextMost { get; set; }

    /// <summary>What its jobs wait for; null when that has to be thought about again.</summary>
    internal WaitWords? Words { get; set; }

    internal AutoScaleSettings? AutoScale => Request?.Properties.ScaleSettings?.AutoScale;

    internal bool IsLowPriority => Request?.Properties.VmPriority == "lowpriority";

    /// <summary>The nodes that stay.</summary>
    internal IEnumerable<ClusterNode> Staying => Nodes.Where(n => !n.IsLeaving);

    internal NodeCounts Counts => NodeCounts.Of(Nodes);

    /// <summary>How many nodes it can have at the most.</summary>
    internal int Most(NodeCounts counts) => Refusal is null ? AutoScale?.MaximumNodeCount ?? Target : Math.Min(AutoScale?.MaximumNodeCount ?? Target, counts.Staying);

    /// <summary>What the choice of the jobs that start needs to know.</summary>
    internal DispatchView View(TimeProvider time)
    {
        var counts = Counts;
        var most = Most(counts);
        return new DispatchView(most, counts.Idle, counts.Preparing + Math.Max(0, most - counts.Staying), Jobs.Select(j => j.Busy(time)));
    }

    internal WaitWords WordsOf(TimeProvider time, JobGroups groups) => Words is { } known && known.IsTrueAt(time.GetUtcNow()) ? known : Words = new WaitWords(this, groups, time);

    /// <summary>Whether nothing of its size was to change when that was told last.</summary>
    internal bool IsToldSteady => _told.State == AllocationStates.Steady;

    /// <summary>Makes a node, which is not ready yet.</summary>
    internal ClusterNode NewNode(DateTimeOffset now)
    {
        _lastIndex = Math.Max(_lastIndex, Nodes.Select(n => n.Index).DefaultIfEmpty(-1).Max()) + 1;
        var number = uint.Parse(uuid.AsSpan(uuid.Length - 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        // To the millisecond, since numbers begin anew in a service that starts: a node that was there a second ago is another one.
        var stamp = now.UtcDateTime.ToString("yyyyMMdd't'HHmmssfff'z'", CultureInfo.InvariantCulture);
        return new ClusterNode(uuid, _lastIndex, new NodeRecord { Id = $"tvm-{number}_{_lastIndex + 1}-{stamp}{(IsLowPriority ? "-p" : "")}" });
    }

    /// <summary>Takes up a job that an earlier service left running on its nodes.</summary>
    internal void TakeUp(EngineJob job)
    {
        Jobs.Add(job);
        foreach (var node in job.Nodes) (node.IsStale, node.State, node.Job) = (node.State != NodeState.Idle, NodeState.Running, job);
    }

    internal ClusterStatus Status()
    {
        var counts = Counts;
        var isSteady = counts.Leaving == 0 && (Nodes.Count == Target || Refusal is not null);
        return new ClusterStatus(
            isSteady ? AllocationStates.Steady : AllocationStates.Resizing,
            Nodes.Count,
            counts.ToWire(),
            [.. Nodes.Select(n => n.Error).Append(Refusal).OfType<BatchAIError>()],
            isSteady ? Refusal?.Message ?? $"the cluster has its {Amounts.Nodes(Nodes.Count)}" : Cause);
    }

    /// <summary>The cluster's status if something of it changed that is to be kept; else null.</summary>
    internal ClusterStatus? News()
    {
        var status = Status();
        if (status.AllocationState == _told.State && status.CurrentNodeCount == _told.Count && status.Errors.SequenceEqual(_told.Errors)) return null;
        _told = (status.AllocationState, status.CurrentNodeCount, status.Errors);
        return status;
    }
}
