namespace BatchAi.Core.Wire;

/// <summary>How many nodes are in each state.</summary>
public sealed class NodeStateCounts
{
    /// <summary>Nodes that are ready and have no job.</summary>
    public int? IdleNodeCount { get; set; }

    /// <summary>Nodes that run a job.</summary>
    public int? RunningNodeCount { get; set; }

    /// <summary>Nodes that are allocated and being set up.</summary>
    public int? PreparingNodeCount { get; set; }

    /// <summary>Nodes whose setup failed.</summary>
    public int? UnusableNodeCount { get; set; }

    /// <summary>Nodes that are being removed.</summary>
    public int? LeavingNodeCount { get; set; }
}
