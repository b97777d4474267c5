namespace BatchAi.Core.Wire;

/// <summary>A cluster as the service reports it.</summary>
public sealed class ClusterProperties : ClusterBaseProperties
{
    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>Where the creation or removal stands.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>When provisioningState last changed, UTC.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }

    /// <summary><c>steady</c>, or <c>resizing</c> while nodes come or go.</summary>
    public string? AllocationState { get; set; }

    /// <summary>When allocationState last changed, UTC.</summary>
    public DateTimeOffset? AllocationStateTransitionTime { get; set; }

    /// <summary>What went wrong while nodes were allocated and set up.</summary>
    public IList<BatchAIError>? Errors { get; set; }

    /// <summary>Nodes allocated now, whatever their state.</summary>
    public int? CurrentNodeCount { get; set; }

    /// <summary>The nodes of currentNodeCount by state.</summary>
    public NodeStateCounts? NodeStateCounts { get; set; }
}
