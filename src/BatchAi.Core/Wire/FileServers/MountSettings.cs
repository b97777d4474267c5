namespace BatchAi.Core.Wire;

/// <summary>Where a file server is reached.</summary>
public sealed class MountSettings
{
    /// <summary>/data on the wire (/mnt/data in a doc sample).</summary>
    public string? MountPoint { get; set; }

    /// <summary>Public IP, SSH on port 22.</summary>
    public string? FileServerPublicIP { get; set; }

    /// <summary>Private IP, e.g. 10.0.0.4.</summary>
    public string? FileServerInternalIP { get; set; }
}
