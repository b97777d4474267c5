using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines.Process.Gpus;

/// <summary>What clients and jobs are told about GPUs.</summary>
internal static class GpuWords
{
    internal static string Count(int gpus) => gpus == 1 ? "1 GPU" : $"{gpus} GPUs";

    /// <summary>What whoever asks for a cluster should know.</summary>
    /// <param name="cluster">The cluster as it is asked for.</param>
    /// <param name="inventory">The machine's GPUs.</param>
    internal static string? OfCluster(ClusterBaseProperties cluster, GpuInventory inventory)
    {
        var (vmSize, wanted) = (cluster.VmSize, GpuSizes.CountOf(cluster.VmSize));
        if (wanted == 0) return null;
        var mostNodes = cluster.ScaleSettings?.AutoScale?.MaximumNodeCount ?? cluster.ScaleSettings?.Manual?.TargetNodeCount ?? 0;
        if (inventory.Problem is { } problem) return $"A node of size {vmSize} has {Count(wanted)}, and this machine has none ({problem}): jobs run on the CPU.";
        var possible = inventory.Uuids.Count / wanted;
        return possible >= mostNodes ? null : $"{Amounts.Nodes(mostNodes)} of size {vmSize} need{(mostNodes == 1 ? "s" : "")} {Count(wanted * mostNodes)}, and this machine has {inventory.Uuids.Count}: the cluster gets {possible} at the most.";
    }

    /// <summary>What a job's log should tell of a node.</summary>
    internal static string? OfNode(NodeRecord node, GpuInventory inventory)
    {
        var wanted = GpuSizes.CountOf(node.VmSize);
        if (wanted == 0 || node.Gpus.Count > 0) return null;
        return $"Node {node.Id}: no GPU, although size {node.VmSize} has {Count(wanted)} ({inventory.Problem ?? "the machine had none when the node was made"}); the job runs on the CPU";
    }
}
