namespace BatchAi.Core.Wire;

/// <summary>The state of a workspace.</summary>
public sealed class WorkspaceProperties
{
    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>Where the creation or removal stands.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>When provisioningState last changed, UTC.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }
}
