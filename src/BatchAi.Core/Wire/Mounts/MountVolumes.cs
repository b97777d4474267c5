namespace BatchAi.Core.Wire;

/// <summary>File systems to mount.</summary>
public sealed class MountVolumes
{
    /// <summary>Azure file shares.</summary>
    public IList<AzureFileShareReference>? AzureFileShares { get; set; }

    /// <summary>Blob containers.</summary>
    public IList<AzureBlobFileSystemReference>? AzureBlobFileSystems { get; set; }

    /// <summary>Batch AI file servers.</summary>
    public IList<FileServerReference>? FileServers { get; set; }

    /// <summary>Anything else: NFS, GlusterFS and so on.</summary>
    public IList<UnmanagedFileSystemReference>? UnmanagedFileSystems { get; set; }
}
