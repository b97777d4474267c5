namespace BatchAi.Core.Wire;

/// <summary>A blob container to mount.</summary>
public sealed class AzureBlobFileSystemReference
{
    /// <summary>Name of the storage account.</summary>
    [Required]
    public string? AccountName { get; set; }

    /// <summary>Name of the blob container, which has to exist.</summary>
    [Required]
    public string? ContainerName { get; set; }

    /// <summary>Access to the account; answers carry an empty object.</summary>
    [Required]
    public AzureStorageCredentialsInfo? Credentials { get; set; }

    /// <summary>Where to mount, relative to the mount root.</summary>
    [Required]
    public string? RelativeMountPath { get; set; }

    /// <summary>Options in place of the default blobfuse options.</summary>
    public string? MountOptions { get; set; }
}
