namespace BatchAi;

/// <summary>Clusters and their nodes.</summary>
public interface IClusters
{
    /// <summary>Gets one; throws <c>ClusterNotFound</c> when it is not there.</summary>
    /// <param name="cluster">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Cluster> GetAsync(ResourcePath cluster, CancellationToken cancellationToken);

    /// <summary>Gets a page of a workspace's.</summary>
    /// <param name="workspace">The workspace's path.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<Cluster>> ListAsync(ResourcePath workspace, string? next, CancellationToken cancellationToken);

    /// <summary>Makes one; throws <c>AlreadyExists</c> when the name is taken.</summary>
    /// <param name="cluster">Its path.</param>
    /// <param name="body">What it is to be: the JSON of the API's ClusterCreateParameters.</param>
    /// <param name="wait">Whether to wait until it is provisioned.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Cluster> CreateAsync(ResourcePath cluster, string body, bool wait, CancellationToken cancellationToken);

    /// <summary>Changes its scale.</summary>
    /// <param name="cluster">Its path.</param>
    /// <param name="body">What changes: the JSON of the API's ClusterUpdateParameters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Cluster> UpdateAsync(ResourcePath cluster, string body, CancellationToken cancellationToken);

    /// <summary>Removes one.</summary>
    /// <param name="cluster">Its path.</param>
    /// <param name="wait">Whether to wait until it is gone.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RemoveAsync(ResourcePath cluster, bool wait, CancellationToken cancellationToken);

    /// <summary>Gets a page of its nodes.</summary>
    /// <param name="cluster">Its path.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<Node>> ListNodesAsync(ResourcePath cluster, string? next, CancellationToken cancellationToken);

    /// <summary>Tells what is wrong with one; throws <c>DiagnosticUnavailable</c> where the service does not know.</summary>
    /// <param name="cluster">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<ClusterDiagnostic> DiagnoseAsync(ResourcePath cluster, CancellationToken cancellationToken);

    /// <summary>Has other nodes take the places of unusable ones.</summary>
    /// <param name="cluster">Its path.</param>
    /// <param name="nodeIds">The nodes that are meant; all when there are none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The nodes that go.</returns>
    Task<IReadOnlyList<string>> RepairAsync(ResourcePath cluster, IReadOnlyList<string> nodeIds, CancellationToken cancellationToken);
}
