namespace BatchAi.Core.Wire;

/// <summary>A cluster as the service reports it.</summary>
public sealed class ClusterProperties : ClusterBaseProperties
{
    /// <summary>UTC creation time.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>See the API description.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>UTC time of the last provisioningState change.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }

    /// <summary>See the API description.</summary>
    public string? AllocationState { get; set; }

    /// <summary>Last change of allocationState.</summary>
    public DateTimeOffset? AllocationStateTransitionTime { get; set; }

    /// <summary>Errors of nodes during allocation / node setup (mount failure, setup task failure, …).</summary>
    public IList<BatchAIError>? Errors { get; set; }

    /// <summary>Nodes assigned now, whatever their state.</summary>
    public int? CurrentNodeCount { get; set; }

    /// <summary>Breakdown of currentNodeCount.</summary>
    public NodeStateCounts? NodeStateCounts { get; set; }
}
