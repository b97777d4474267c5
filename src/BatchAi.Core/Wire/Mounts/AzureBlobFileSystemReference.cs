namespace BatchAi.Core.Wire;

/// <summary>A blob container to mount.</summary>
public sealed class AzureBlobFileSystemReference
{
    /// <summary>Storage account.</summary>
    [Required]
    public string? AccountName { get; set; }

    /// <summary>Blob container (must exist).</summary>
    [Required]
    public string? ContainerName { get; set; }

    /// <summary>Account key; write-only, GET returns {}.</summary>
    [Required]
    public AzureStorageCredentialsInfo? Credentials { get; set; }

    /// <summary>Path below the mount root.</summary>
    [Required]
    public string? RelativeMountPath { get; set; }

    /// <summary>Replaces the default blobfuse options.</summary>
    public string? MountOptions { get; set; }
}
