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
}
