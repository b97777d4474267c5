namespace BatchAi.Core.Wire;

/// <summary>A file server as the service reports it.</summary>
public sealed class FileServerProperties : FileServerBaseProperties
{
    /// <summary>Addresses and mount point, once created.</summary>
    public MountSettings? MountSettings { get; set; }

    /// <summary>UTC time of the last provisioningState change.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }

    /// <summary>UTC creation time.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>§7.</summary>
    public string? ProvisioningState { get; set; }
}
