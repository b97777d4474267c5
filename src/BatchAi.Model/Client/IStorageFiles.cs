namespace BatchAi;

/// <summary>Files in shares and containers, by the storage's own endpoints. Keys are looked up and never told.</summary>
public interface IStorageFiles
{
    /// <summary>Gets a page of what is directly in a directory; throws <c>PathNotFound</c> when a share has no such directory.</summary>
    /// <param name="place">The share's or container's path.</param>
    /// <param name="path">The directory, with slashes; empty for all of it.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<StorageItem>> ListAsync(ResourcePath place, string path, string? next, CancellationToken cancellationToken);

    /// <summary>Makes a link that reads a file without signing in.</summary>
    /// <param name="place">The share's or container's path.</param>
    /// <param name="path">The file, with slashes.</param>
    /// <param name="validity">How long it works.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<string> LinkAsync(ResourcePath place, string path, TimeSpan validity, CancellationToken cancellationToken);

    /// <summary>Gets a file; throws <c>PathNotFound</c> when there is none.</summary>
    /// <param name="place">The share's or container's path.</param>
    /// <param name="path">The file, with slashes.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<StorageItem> GetAsync(ResourcePath place, string path, CancellationToken cancellationToken);

    /// <summary>Makes a directory of a share, and those that it is in; throws <c>AlreadyExists</c> when it is there and must not be.</summary>
    /// <param name="share">The share's path.</param>
    /// <param name="path">The directory, with slashes.</param>
    /// <param name="mayExist">Whether one that is there is as good.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<StorageItem> CreateDirectoryAsync(ResourcePath share, string path, bool mayExist, CancellationToken cancellationToken);

    /// <summary>Removes a file, or a directory that is empty.</summary>
    /// <param name="place">The share's or container's path.</param>
    /// <param name="path">The file or directory, with slashes.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RemoveAsync(ResourcePath place, string path, bool isDirectory, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a file of this machine, and makes the directories that it needs. What an earlier attempt left is used. The same
    /// file is not sent again; another one that is there is <c>FileExists</c>, unless it may be replaced.
    /// </summary>
    /// <param name="place">The share's or container's path.</param>
    /// <param name="localFile">The full path of the file.</param>
    /// <param name="path">Where it goes, with slashes.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends it; what was sent is used by the next attempt.</param>
    Task<StorageItem> SendAsync(ResourcePath place, string localFile, string path, TransferOptions options, CancellationToken cancellationToken);

    /// <summary>
    /// Receives a file: into <c>name.partial</c>, which becomes <c>name</c> when it is whole. What an earlier attempt left of the same
    /// version is used.
    /// </summary>
    /// <param name="place">The share's or container's path.</param>
    /// <param name="path">The file, with slashes.</param>
    /// <param name="localFile">The full path where it goes; its folder is made.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends it; what was received is used by the next attempt.</param>
    Task ReceiveAsync(ResourcePath place, string path, string localFile, TransferOptions options, CancellationToken cancellationToken);
}
