namespace BatchAi.Core.Wire;

/// <summary>A file server as the service reports it.</summary>
public sealed class FileServerProperties : FileServerBaseProperties
{
    /// <summary>Addresses and mount point, once created.</summary>
    public MountSettings? MountSettings { get; set; }

    /// <summary>When provisioningState last changed, UTC.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>Where the creation or removal stands.</summary>
    public string? ProvisioningState { get; set; }
}
