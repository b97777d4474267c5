namespace BatchAi.Core.Wire;

/// <summary>An image and where it comes from.</summary>
public sealed class ImageSourceRegistry
{
    /// <summary>The registry's URL; Docker Hub when absent.</summary>
    public string? ServerUrl { get; set; }

    /// <summary>Image name, with the registry (<c>registry/name:tag</c>) for a private one.</summary>
    [Required]
    public string? Image { get; set; }

    /// <summary>Login for a private registry.</summary>
    public PrivateRegistryCredentials? Credentials { get; set; }
}
