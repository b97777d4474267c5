namespace BatchAi.Core.Wire;

/// <summary>A job as the service reports it.</summary>
public sealed class JobProperties : JobBaseProperties
{
    /// <summary>Derived by the service from which …Settings is present; values.</summary>
    public string? ToolType { get; set; }

    /// <summary>Generated unique path segment.</summary>
    public string? JobOutputDirectoryPathSegment { get; set; }

    /// <summary>UTC creation time.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>§7.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>UTC time of the last provisioningState change.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }

    /// <summary>§7.</summary>
    [OneOf("queued", "running", "terminating", "succeeded", "failed")]
    public string? ExecutionState { get; set; }

    /// <summary>Last change of executionState.</summary>
    public DateTimeOffset? ExecutionStateTransitionTime { get; set; }

    /// <summary>The run of the job; present once it left the queue.</summary>
    public ExecutionInfo? ExecutionInfo { get; set; }

    /// <summary>Name of the experiment; sent by the real service though its description lacks it.</summary>
    public string? ExperimentName { get; set; }
}
