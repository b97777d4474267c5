namespace BatchAi;

/// <summary>A TCP port that a process of a job listens on; nobody else on the machine gets it while the job runs.</summary>
public sealed class PlanPort
{
    /// <summary>What tells the port from others of the job, e.g. <c>wk-0</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The index of the node that listens; 0 is the master.</summary>
    public int Node { get; set; }
}
