namespace BatchAi.Core.Wire;

/// <summary>File systems to mount.</summary>
public sealed class MountVolumes
{
    /// <summary>SMB shares.</summary>
    public IList<AzureFileShareReference>? AzureFileShares { get; set; }

    /// <summary>Blobfuse.</summary>
    public IList<AzureBlobFileSystemReference>? AzureBlobFileSystems { get; set; }

    /// <summary>NFS servers managed by Batch AI.</summary>
    public IList<FileServerReference>? FileServers { get; set; }

    /// <summary>Anything else: NFS, cifs, GlusterFS, ….</summary>
    public IList<UnmanagedFileSystemReference>? UnmanagedFileSystems { get; set; }
}
