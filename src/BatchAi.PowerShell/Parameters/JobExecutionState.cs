namespace BatchAi;

/// <summary>How the run of a job stands.</summary>
public enum JobExecutionState
{
    /// <summary>It waits for nodes.</summary>
    Queued,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It is being stopped.</summary>
    Terminating,

    /// <summary>It ended with exit code 0.</summary>
    Succeeded,

    /// <summary>It ended in another way.</summary>
    Failed,
}
