namespace BatchAi;

/// <summary>File shares and containers of storage accounts.</summary>
public interface IStorageFolders
{
    /// <summary>Gets a page of an account's file shares.</summary>
    /// <param name="account">The account's path.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<FileShare>> ListSharesAsync(ResourcePath account, string? next, CancellationToken cancellationToken);

    /// <summary>Gets a page of an account's containers.</summary>
    /// <param name="account">The account's path.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<Container>> ListContainersAsync(ResourcePath account, string? next, CancellationToken cancellationToken);

    /// <summary>Gets a share; throws <c>FileShareNotFound</c> when it is not there.</summary>
    /// <param name="share">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<FileShare> GetShareAsync(ResourcePath share, CancellationToken cancellationToken);

    /// <summary>Gets a container; throws <c>ContainerNotFound</c> when it is not there.</summary>
    /// <param name="container">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Container> GetContainerAsync(ResourcePath container, CancellationToken cancellationToken);

    /// <summary>Makes a share; throws <c>AlreadyExists</c> when it is there.</summary>
    /// <param name="share">Its path.</param>
    /// <param name="quotaGiB">The size that it may grow to; null for the service's own choice.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<FileShare> CreateShareAsync(ResourcePath share, int? quotaGiB, CancellationToken cancellationToken);

    /// <summary>Makes a container; throws <c>AlreadyExists</c> when it is there.</summary>
    /// <param name="container">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Container> CreateContainerAsync(ResourcePath container, CancellationToken cancellationToken);

    /// <summary>Removes a share or a container and everything in it.</summary>
    /// <param name="place">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RemoveAsync(ResourcePath place, CancellationToken cancellationToken);
}
