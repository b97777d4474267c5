using System.Runtime.InteropServices;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines.Process;

/// <summary>How many of a cluster's nodes are in each state; those that leave count as leaving alone.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NodeCounts(int Idle, int Running, int Preparing, int Unusable, int Leaving)
{
    internal int Staying => Idle + Running + Preparing + Unusable;

    internal static NodeCounts Of(List<ClusterNode> nodes)
    {
        Span<int> counts = stackalloc int[4];
        var leaving = 0;
        foreach (var node in nodes)
        {
            if (node.IsLeaving) leaving++;
            else counts[(int)node.State]++;
        }

        return new NodeCounts(counts[(int)NodeState.Idle], counts[(int)NodeState.Running], counts[(int)NodeState.Preparing], counts[(int)NodeState.Unusable], leaving);
    }

    internal NodeStateCounts ToWire() => new()
    {
        IdleNodeCount = Idle,
        RunningNodeCount = Running,
        PreparingNodeCount = Preparing,
        UnusableNodeCount = Unusable,
        LeavingNodeCount = Leaving,
    };
}
