namespace BatchAi;

/// <summary>Counters and their limits.</summary>
public interface IUsages
{
    /// <summary>Gets a page of a region's.</summary>
    /// <param name="subscription">The subscription's path.</param>
    /// <param name="location">The region.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<Usage>> ListAsync(ResourcePath subscription, string location, string? next, CancellationToken cancellationToken);
}
