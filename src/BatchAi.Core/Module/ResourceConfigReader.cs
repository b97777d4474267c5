using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Module;

/// <summary>Reads the files of clusters and file servers for the module, which makes this type by its name.</summary>
public sealed class ResourceConfigReader : IResourceConfigReader
{
    /// <inheritdoc/>
    public int MaximumBytes => ClusterFile.MaximumBytes;

    /// <inheritdoc/>
    public IResourceConfig ReadCluster(byte[] utf8, ResourceConfigChanges changes)
    {
        var emptied = changes.Emptied?.Select(path => ConfigOverride.Parse(path + "=null")).ToList();
        var file = ClusterFile.Read(utf8, emptied, changes.Overlay, changes.Underlay);
        return new ClusterConfig(file.Cluster, file.Faults);
    }

    /// <inheritdoc/>
    public IResourceConfig ReadFileServer(byte[] utf8, ResourceConfigChanges changes)
    {
        var (server, faults) = FileServerFile.Read(utf8, changes.Overlay, changes.Underlay);
        return new FileServerConfig(server, faults);
    }
}
