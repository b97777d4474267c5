namespace BatchAi.Core.Wire;

/// <summary>The state of an experiment.</summary>
public sealed class ExperimentProperties
{
    /// <summary>UTC creation time.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>See the API description.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>UTC time of the last provisioningState change.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }
}
