namespace BatchAi.Core.Wire;

/// <summary>A job as the service reports it.</summary>
public sealed class JobProperties : JobBaseProperties
{
    /// <summary>The toolkit, derived from the settings block that is present, e.g. <c>custom</c>.</summary>
    public string? ToolType { get; set; }

    /// <summary>The unique path that the service inserts between an output prefix and its suffix.</summary>
    public string? JobOutputDirectoryPathSegment { get; set; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>Where the creation or removal stands.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>When provisioningState last changed, UTC.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }

    /// <summary>Where the run stands.</summary>
    [OneOf("queued", "running", "terminating", "succeeded", "failed")]
    public string? ExecutionState { get; set; }

    /// <summary>When executionState last changed, UTC.</summary>
    public DateTimeOffset? ExecutionStateTransitionTime { get; set; }

    /// <summary>The run of the job; present once it left the queue.</summary>
    public ExecutionInfo? ExecutionInfo { get; set; }

    /// <summary>Name of the experiment; sent by the real service though its description lacks it.</summary>
    public string? ExperimentName { get; set; }
}
