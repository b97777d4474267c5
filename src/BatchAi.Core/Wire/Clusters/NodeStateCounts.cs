namespace BatchAi.Core.Wire;

/// <summary>How many nodes are in each state.</summary>
public sealed class NodeStateCounts
{
    /// <summary>Ready, no job.</summary>
    public int? IdleNodeCount { get; set; }

    /// <summary>Executing a job.</summary>
    public int? RunningNodeCount { get; set; }

    /// <summary>Allocated, still booting / installing drivers / mounting / running the setup task.</summary>
    public int? PreparingNodeCount { get; set; }

    /// <summary>Failed preparation (and still billed).</summary>
    public int? UnusableNodeCount { get; set; }

    /// <summary>Being removed.</summary>
    public int? LeavingNodeCount { get; set; }
}
