using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines.Process.Gpus;

/// <summary>
/// Which of the machine's GPUs nodes have, each for itself alone; all clusters share them. What is leased is in the
/// nodes' records, so that it is known again after a restart.
/// </summary>
internal sealed class GpuLeases : INodeLeases
{
    private readonly HashSet<string> _leased = new(StringComparer.Ordinal);
    private IReadOnlyList<string> _gpus = [];

    /// <summary>Takes the machine's GPUs.</summary>
    internal void Learn(GpuInventory inventory) => _gpus = inventory.Uuids;

    /// <summary>Takes up what a node of an earlier service has.</summary>
    internal void Adopt(NodeRecord node) => _leased.UnionWith(node.Gpus);

    public BatchAIError? TryTake(ProcessCluster cluster, ClusterNode node)
    {
        var size = node.Record.VmSize = cluster.Request!.Properties.VmSize!;

        // Where the machine has none at all, nodes do without.
        var wanted = _gpus.Count == 0 ? 0 : GpuSizes.CountOf(size);
        var free = _gpus.Where(uuid => !_leased.Contains(uuid)).ToList();
        if (wanted > _gpus.Count) return TooFew(cluster, $"a node of size {size} needs {GpuWords.Count(wanted)}, and this machine has {_gpus.Count}");
        if (wanted > free.Count) return NoneFree(cluster, $"a node of size {size} needs {GpuWords.Count(wanted)}, and {free.Count} of this machine's {_gpus.Count} {(free.Count == 1 ? "is" : "are")} free");
        node.Record.Gpus = [.. free.Take(wanted)];
        _leased.UnionWith(node.Record.Gpus);
        return null;
    }

    public void Return(ClusterNode node) => _leased.ExceptWith(node.Record.Gpus);

    private static BatchAIError TooFew(ProcessCluster cluster, string why) =>
        Refusal(cluster, why, "A node has its GPUs for itself alone, and they are all of one machine.", "Delete this cluster, and create it again with a VM size with fewer GPUs or none.");

    private static BatchAIError NoneFree(ProcessCluster cluster, string why) => Refusal(
        cluster,
        why,
        "A GPU is leased to one node alone; all clusters of this service share them. The cluster grows by itself when GPUs become free.",
        $"Resize this cluster to {Amounts.Nodes(cluster.Counts.Staying)}, resize or delete another cluster with GPUs, or use a VM size with fewer GPUs or none.");

    private static BatchAIError Refusal(ProcessCluster cluster, string why, string info, string action) => new()
    {
        Code = "ClusterQuotaReached",
        Message = $"The cluster has {cluster.Counts.Staying} of {Amounts.Nodes(cluster.Target)}: {why}.",
        Details = [new NameValuePair { Name = "Info", Value = info }, new NameValuePair { Name = "Action", Value = action }],
    };
}
