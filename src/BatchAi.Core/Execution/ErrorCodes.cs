namespace BatchAi.Core.Execution;

/// <summary>Codes of errors in a job's <c>executionInfo</c>.</summary>
public static class ErrorCodes
{
    /// <summary>The job ended with a non-zero exit code, or a signal killed it (then with the detail <c>Signal</c>).</summary>
    public const string JobFailed = "JobFailed";

    /// <summary>The job's preparation failed.</summary>
    public const string JobPreparationFailed = "JobPreparationFailed";

    /// <summary>A user terminated the job.</summary>
    public const string JobTerminated = "JobTerminated";

    /// <summary>The job ran into its time limit.</summary>
    public const string JobTimeLimitExceeded = "JobTimeLimitExceeded";

    /// <summary>The cluster's setup task failed.</summary>
    public const string NodeSetupFailed = "NodeSetupFailed";

    /// <summary>A process of the job could not be started.</summary>
    public const string JobStartFailed = "JobStartFailed";

    /// <summary>An Azure file share could not be mounted.</summary>
    public const string AzureFileMountFailed = "AZFMountError";

    /// <summary>A blob container could not be mounted.</summary>
    public const string ContainerMountFailed = "BFSMountError";

    /// <summary>Another file system of the job could not be mounted.</summary>
    public const string JobMountFailed = "JobMountFailed";

    /// <summary>A node was lost while the job ran on it.</summary>
    public const string NodeLost = "NodeLost";
}
