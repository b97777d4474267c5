namespace BatchAi;

/// <summary>Storage that a cluster's nodes or a job sees as a folder. It holds no key.</summary>
public sealed class Mount
{
    /// <summary><c>FileShare</c>, <c>Container</c>, <c>FileServer</c> or <c>Unmanaged</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The name of the share, container or file server.</summary>
    public string? Name { get; set; }

    /// <summary>The folder below the mount root.</summary>
    public string? MountPath { get; set; }

    /// <summary>The storage account of a share or container.</summary>
    public string? StorageAccountName { get; set; }

    /// <summary>The ARM id of the share's or container's account, or of the file server.</summary>
    public string? SourceId { get; set; }

    /// <summary>The URL of a share.</summary>
    public string? Url { get; set; }

    /// <summary>The folder of a file server that is mounted.</summary>
    public string? SourceDirectory { get; set; }

    /// <summary>Options of the mount.</summary>
    public string? Option { get; set; }

    /// <summary>The permissions of files on a share.</summary>
    public string? FileMode { get; set; }

    /// <summary>The permissions of directories on a share.</summary>
    public string? DirectoryMode { get; set; }

    /// <summary>The command that mounts an unmanaged file system.</summary>
    public string? MountCommand { get; set; }

    /// <summary>The folder.</summary>
    public override string ToString() => MountPath ?? Name ?? "";
}
