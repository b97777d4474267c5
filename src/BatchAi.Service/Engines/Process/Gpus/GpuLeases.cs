using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines.Process.Gpus;

/// <summary>
/// Which of the machine's GPUs nodes have, each for itself alone; all clusters share them. What is leased is in the
/// nodes' records, so that it is known again after a restart. The scheduler calls it with its gate held.
/// </summary>
internal sealed class GpuLeases
{
    private readonly HashSet<string> _leased = new(StringComparer.Ordinal);

    /// <summary>The machine's GPUs; null while they are still looked for.</summary>
    internal GpuInventory? Inventory { get; private set; } = GpuInventory.NotLookedFor;

    private IEnumerable<string> Free => Inventory?.Uuids.Where(uuid => !_leased.Contains(uuid)) ?? [];

    /// <summary>Takes the machine's GPUs, or none while they are looked for.</summary>
    internal void Learn(GpuInventory? inventory) => Inventory = inventory;

    /// <summary>Takes up what a node of an earlier service has.</summary>
    internal void Adopt(NodeRecord node) => _leased.UnionWith(node.Gpus);

    /// <summary>Whether a new node of a size can have its GPUs. Where the machine has none at all, no node needs any.</summary>
    internal bool CanLease(string? vmSize) => GpuSizes.CountOf(vmSize) is 0 || (Inventory is not null && Free.Count() >= Wanted(vmSize));

    /// <summary>Gives a new node its GPUs; <see cref="CanLease"/> was asked before.</summary>
    internal void Lease(NodeRecord node)
    {
        node.Gpus = [.. Free.Take(Wanted(node.VmSize))];
        _leased.UnionWith(node.Gpus);
    }

    /// <summary>Takes the GPUs of a node that is gone.</summary>
    /// <returns>Whether there were any.</returns>
    internal bool Release(NodeRecord node)
    {
        _leased.ExceptWith(node.Gpus);
        return node.Gpus.Count > 0;
    }

    /// <summary>Why a cluster has fewer nodes than it is to have; null while the GPUs are still looked for.</summary>
    internal BatchAIError? ShortageOf(string vmSize, int nodes, int target) => Inventory is null ? null : new BatchAIError
    {
        Code = "ClusterQuotaReached",
        Message = $"The cluster has {nodes} of {target} nodes: a node of size {vmSize} needs {GpuWords.Count(Wanted(vmSize))}, and of this machine's {Inventory.Uuids.Count} {Free.Count()} are free.",
        Details =
        [
            new NameValuePair { Name = "Info", Value = "A GPU is leased to one node alone; all clusters of this service share them. The cluster grows by itself when GPUs become free." },
            new NameValuePair { Name = "Action", Value = $"Resize this cluster to {nodes} nodes, resize or delete another cluster with GPUs, or use a VM size with fewer GPUs or none." },
        ],
    };

    private int Wanted(string? vmSize) => Inventory is { Uuids.Count: > 0 } ? GpuSizes.CountOf(vmSize) : 0;
}
