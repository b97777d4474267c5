namespace BatchAi.Core.Execution;

/// <summary>How an attempt to run a job ended.</summary>
public enum AttemptOutcome
{
    /// <summary>Every process ended with exit code 0.</summary>
    Succeeded,

    /// <summary>A process of the job ended with another exit code.</summary>
    Failed,

    /// <summary>A process of the job was killed by a signal that did not come from the service.</summary>
    Signaled,

    /// <summary>The job ran into its time limit and was killed.</summary>
    TimeLimit,

    /// <summary>The job's preparation failed.</summary>
    PreparationFailed,

    /// <summary>The cluster's setup task failed.</summary>
    SetupFailed,

    /// <summary>A process could not be started.</summary>
    StartFailed,

    /// <summary>A file system could not be mounted.</summary>
    MountFailed,

    /// <summary>A node was lost while the job ran on it.</summary>
    NodeLost,

    /// <summary>A user terminated the job.</summary>
    Terminated,
}
