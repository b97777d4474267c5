namespace BatchAi.Core.Wire;

/// <summary>An Azure file share to mount.</summary>
public sealed class AzureFileShareReference
{
    /// <summary>Storage account.</summary>
    [Required]
    public string? AccountName { get; set; }

    /// <summary>URL of the form https://&lt;account&gt;.file.&lt;suffix&gt;/&lt;share&gt;.</summary>
    [Required]
    public string? AzureFileUrl { get; set; }

    /// <summary>Account key; write-only, GET returns {}.</summary>
    [Required]
    public AzureStorageCredentialsInfo? Credentials { get; set; }

    /// <summary>Path below the mount root.</summary>
    [Required]
    public string? RelativeMountPath { get; set; }

    /// <summary>Cifs file_mode.</summary>
    public string? FileMode { get; set; }

    /// <summary>Cifs dir_mode.</summary>
    public string? DirectoryMode { get; set; }
}
