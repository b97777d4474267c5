using BatchAi.Core.Wire;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>A machine with a few GPUs, each for one node alone.</summary>
internal sealed class CountedLeases(int count) : INodeLeases
{
    private static readonly BatchAIError None = new() { Code = "NoGpuLeft", Message = "No GPU is left." };
    private readonly Dictionary<string, ClusterNode> _holders = [];

    /// <summary>Whether something still works on a node.</summary>
    internal Func<ClusterNode, bool> IsInUse { get; set; } = static _ => false;

    internal void Clear() => _holders.Clear();

    internal int Free => count - _holders.Count;

    public BatchAIError? TryTake(ProcessCluster cluster, ClusterNode node)
    {
        if (Free == 0) return None;
        Adopt(node);
        return null;
    }

    public void Return(ClusterNode node)
    {
        Broken.If(IsInUse(node), $"{node.Id} gives its GPU back, and is still in use");
        Broken.If(!_holders.Remove(node.Id), $"{node.Id} gives a GPU back that it has not");
    }

    /// <summary>A node of an earlier service has its GPU.</summary>
    internal void Adopt(ClusterNode node) => Broken.If(!_holders.TryAdd(node.Id, node) || Free < 0, $"{node.Id} has a GPU that another one has");
}
