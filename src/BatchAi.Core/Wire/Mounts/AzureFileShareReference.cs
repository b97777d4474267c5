namespace BatchAi.Core.Wire;

/// <summary>An Azure file share to mount.</summary>
public sealed class AzureFileShareReference
{
    /// <summary>Name of the storage account.</summary>
    [Required]
    public string? AccountName { get; set; }

    /// <summary>URL of the form https://&lt;account&gt;.file.&lt;suffix&gt;/&lt;share&gt;.</summary>
    [Required]
    public string? AzureFileUrl { get; set; }

    /// <summary>Access to the account; answers carry an empty object.</summary>
    [Required]
    public AzureStorageCredentialsInfo? Credentials { get; set; }

    /// <summary>Where to mount, relative to the mount root.</summary>
    [Required]
    public string? RelativeMountPath { get; set; }

    /// <summary>Mode of files, octal; 0777 when absent.</summary>
    public string? FileMode { get; set; }

    /// <summary>Mode of directories, octal; 0777 when absent.</summary>
    public string? DirectoryMode { get; set; }
}
