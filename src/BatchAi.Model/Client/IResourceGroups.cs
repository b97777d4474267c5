namespace BatchAi;

/// <summary>Resource groups.</summary>
public interface IResourceGroups
{
    /// <summary>Gets one; throws <c>ResourceGroupNotFound</c> when it is not there.</summary>
    /// <param name="group">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<ResourceGroup> GetAsync(ResourcePath group, CancellationToken cancellationToken);

    /// <summary>Gets a page of a subscription's.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<ResourceGroup>> ListAsync(ResourcePath subscription, string? next, CancellationToken cancellationToken);

    /// <summary>Makes one, or changes the tags of the one that is there.</summary>
    /// <param name="group">Its path.</param>
    /// <param name="location">Its region.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<ResourceGroup> CreateAsync(ResourcePath group, string location, IDictionary<string, string>? tags, CancellationToken cancellationToken);

    /// <summary>Removes one and everything in it.</summary>
    /// <param name="group">Its path.</param>
    /// <param name="wait">Whether to wait until it is gone.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RemoveAsync(ResourcePath group, bool wait, CancellationToken cancellationToken);
}
