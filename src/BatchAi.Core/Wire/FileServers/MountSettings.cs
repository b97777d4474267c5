namespace BatchAi.Core.Wire;

/// <summary>Where a file server is reached.</summary>
public sealed class MountSettings
{
    /// <summary>The exported directory, e.g. <c>/data</c>.</summary>
    public string? MountPoint { get; set; }

    /// <summary>Public address; SSH listens on port 22.</summary>
    public string? FileServerPublicIP { get; set; }

    /// <summary>Private address, e.g. <c>10.0.0.4</c>.</summary>
    public string? FileServerInternalIP { get; set; }
}
