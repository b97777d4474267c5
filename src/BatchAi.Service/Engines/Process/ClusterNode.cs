using System.Globalization;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Engines.Process.Gpus;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process;

/// <summary>A node: a slot for one job at a time, with a folder of its own on this machine.</summary>
internal sealed class ClusterNode(string clusterUuid, int index, NodeRecord record)
{
    private const string RecordName = "node.json";

    internal int Index => index;

    internal string Id => record.Id;

    internal NodeRecord Record => record;

    internal NodeState State { get; set; } = NodeState.Preparing;

    /// <summary>Whether it goes as soon as nothing runs on it.</summary>
    internal bool IsLeaving { get; set; }

    /// <summary>Whether it was taken away, and cannot stay although its cluster may want it.</summary>
    internal bool IsPreempted => record.IsPreempted;

    /// <summary>The job that runs on it.</summary>
    internal EngineJob? Job { get; set; }

    /// <summary>Since when it has nothing to do, as a timestamp of the clock.</summary>
    internal long IdleSince { get; set; }

    /// <summary>What makes it ready now.</summary>
    internal ActiveAttempt? Setup { get; set; }

    /// <summary>Why it is unusable.</summary>
    internal BatchAIError? Error { get; set; }

    /// <summary>Whether it must be made ready again before its next job: the machine booted while one ran on it.</summary>
    internal bool IsStale { get; set; }

    /// <summary>Completes when its preparation is over, however it ended.</summary>
    internal Task Prepared { get; set; } = Task.CompletedTask;

    internal string Folder(DataRoot root) => root.Node(clusterUuid, index);

    /// <summary>Keeps the record for the next service.</summary>
    internal void Save(DataRoot root)
    {
        OwnerOnly.CreateDirectory(Folder(root));
        AgentJson.Write(Path.Combine(Folder(root), RecordName), record, ProcessJson.Default.NodeRecord);
    }

    /// <summary>Keeps that the node is taken away, also over a restart. One that is not ready yet has nothing to lose.</summary>
    internal void MarkPreempted(DataRoot root)
    {
        record.IsPreempted = true;
        if (State != NodeState.Preparing && Directory.Exists(Folder(root))) Save(root);
    }

    /// <summary>The nodes of a cluster that an earlier service left.</summary>
    internal static IEnumerable<ClusterNode> Load(DataRoot root, string clusterUuid)
    {
        foreach (var folder in Directory.EnumerateDirectories(root.Cluster(clusterUuid)))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) continue;
            if (AgentJson.TryRead(Path.Combine(folder, RecordName), ProcessJson.Default.NodeRecord) is { } record) yield return new ClusterNode(clusterUuid, index, record);
        }
    }

    /// <summary>The node as a plan is bound to it.</summary>
    /// <param name="root">The data root.</param>
    /// <param name="gpus">The machine's GPUs.</param>
    /// <param name="isAlone">Whether it is the job's only one.</param>
    internal AllocatedNode Allocate(DataRoot root, GpuInventory gpus, bool isAlone) => new()
    {
        Id = Id,
        Address = isAlone || !OperatingSystem.IsLinux() ? "127.0.0.1" : Address(),
        Root = Path.Join(PlainPath.To(root.Path), Path.GetRelativePath(root.Path, Folder(root))),
        Gpus = [.. record.Gpus],
        HidesGpus = gpus.Uuids.Count > 0 && record.Gpus.Count == 0 && GpuSizes.IsAzures(record.VmSize),
    };

    // Every address of this network is this machine's; one for each node keeps their ports apart.
    private string Address() => $"127.{1 + (clusterUuid.Sum(c => c) % 250)}.{1 + (index / 250 % 250)}.{1 + (index % 250)}";
}
