namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>What the system has under a name.</summary>
internal enum HostKind
{
    /// <summary>A device, FIFO, socket, or nothing we know.</summary>
    Other,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link that was not followed.</summary>
    Link,
}
