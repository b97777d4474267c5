namespace BatchAi;

/// <summary>Reads the files of clusters and file servers; never throws for what they say.</summary>
public interface IResourceConfigReader
{
    /// <summary>The size in bytes of the largest file that can be used.</summary>
    int MaximumBytes { get; }

    /// <summary>Reads the text of a cluster file.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="changes">What is put over it and below it.</param>
    IResourceConfig ReadCluster(byte[] utf8, ResourceConfigChanges changes);

    /// <summary>Reads the text of a file server's file.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="changes">What is put over it and below it.</param>
    IResourceConfig ReadFileServer(byte[] utf8, ResourceConfigChanges changes);
}
