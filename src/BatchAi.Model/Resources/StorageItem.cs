namespace BatchAi;

/// <summary>A file or directory in a file share or a container.</summary>
public sealed class StorageItem
{
    /// <summary>The last part of the path.</summary>
    public string Name { get; set; } = "";

    /// <summary>The path in the share or container, with slashes and without a leading one.</summary>
    public string Path { get; set; } = "";

    /// <summary>The path below the directory that was listed.</summary>
    public string? RelativePath { get; set; }

    /// <summary>The size in bytes; none for directories.</summary>
    public long? Length { get; set; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory { get; set; }

    /// <summary>The version of its content.</summary>
    public string? ETag { get; set; }

    /// <summary>The MD5 of its content in base64, where the storage has it.</summary>
    public string? ContentMD5 { get; set; }

    /// <summary>The share, when it is in one.</summary>
    public string? ShareName { get; set; }

    /// <summary>The container, when it is in one.</summary>
    public string? ContainerName { get; set; }

    /// <summary>The account.</summary>
    public string? StorageAccountName { get; set; }

    /// <summary>The account's resource group.</summary>
    public string? ResourceGroupName { get; set; }

    /// <summary>The ARM id of the share or container.</summary>
    public string? ResourceId { get; set; }

    /// <summary>A link that opens the file without signing in; only when it was asked for.</summary>
    public string? DownloadUrl { get; set; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
