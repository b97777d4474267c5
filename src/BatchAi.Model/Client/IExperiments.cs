namespace BatchAi;

/// <summary>Experiments.</summary>
public interface IExperiments
{
    /// <summary>Gets one; throws <c>ExperimentNotFound</c> when it is not there.</summary>
    /// <param name="experiment">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Experiment> GetAsync(ResourcePath experiment, CancellationToken cancellationToken);

    /// <summary>Gets a page of a workspace's.</summary>
    /// <param name="workspace">The workspace's path.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<Experiment>> ListAsync(ResourcePath workspace, string? next, CancellationToken cancellationToken);

    /// <summary>Makes one, and waits until it can be used.</summary>
    /// <param name="experiment">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Experiment> CreateAsync(ResourcePath experiment, CancellationToken cancellationToken);

    /// <summary>Removes one and its jobs, which are terminated first.</summary>
    /// <param name="experiment">Its path.</param>
    /// <param name="wait">Whether to wait until it is gone.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RemoveAsync(ResourcePath experiment, bool wait, CancellationToken cancellationToken);
}
