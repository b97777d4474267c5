namespace BatchAi.Core.Wire;

/// <summary>An image and where it comes from.</summary>
public sealed class ImageSourceRegistry
{
    /// <summary>Registry, docker hub when absent.</summary>
    public string? ServerUrl { get; set; }

    /// <summary>Image name; fully qualified (registry/name:tag) for a private registry.</summary>
    [Required]
    public string? Image { get; set; }

    /// <summary>Login for a private registry.</summary>
    public PrivateRegistryCredentials? Credentials { get; set; }
}
