namespace BatchAi.Core.Wire;

/// <summary>The state of a workspace.</summary>
public sealed class WorkspaceProperties
{
    /// <summary>UTC creation time.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>Where the creation or removal stands.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>UTC time of the last provisioningState change.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }
}
