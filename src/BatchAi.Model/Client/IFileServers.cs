namespace BatchAi;

/// <summary>File servers.</summary>
public interface IFileServers
{
    /// <summary>Gets one; throws <c>FileServerNotFound</c> when it is not there.</summary>
    /// <param name="fileServer">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<FileServer> GetAsync(ResourcePath fileServer, CancellationToken cancellationToken);

    /// <summary>Gets a page of a workspace's.</summary>
    /// <param name="workspace">The workspace's path.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<FileServer>> ListAsync(ResourcePath workspace, string? next, CancellationToken cancellationToken);

    /// <summary>Makes one; throws <c>AlreadyExists</c> when the name is taken.</summary>
    /// <param name="fileServer">Its path.</param>
    /// <param name="body">What it is to be: the JSON of the API's FileServerCreateParameters.</param>
    /// <param name="wait">Whether to wait until it is provisioned.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<FileServer> CreateAsync(ResourcePath fileServer, string body, bool wait, CancellationToken cancellationToken);

    /// <summary>Removes one.</summary>
    /// <param name="fileServer">Its path.</param>
    /// <param name="wait">Whether to wait until it is gone.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RemoveAsync(ResourcePath fileServer, bool wait, CancellationToken cancellationToken);
}
