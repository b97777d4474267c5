namespace BatchAi;

/// <summary>The service of a data root on this machine.</summary>
public interface ILocalService
{
    /// <summary>The data root that is meant: the given one, else the environment's, else the default one.</summary>
    /// <param name="dataRoot">What the user gave, if anything.</param>
    string DataRootOf(string? dataRoot);

    /// <summary>Tells how it fares.</summary>
    /// <param name="dataRoot">The data root; null for the environment's choice or the default one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<ServiceInfo> GetAsync(string? dataRoot, CancellationToken cancellationToken);

    /// <summary>Starts it, and waits until it is ready; one that runs already is told of instead.</summary>
    /// <param name="options">What to start and how.</param>
    /// <param name="observer">Who hears what there is to tell.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<ServiceInfo> StartAsync(ServiceStartOptions options, IClientObserver observer, CancellationToken cancellationToken);

    /// <summary>Asks it to end, and waits until it has.</summary>
    /// <param name="dataRoot">The data root; null for the environment's choice or the default one.</param>
    /// <param name="includeJobs">Whether its jobs are terminated first.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether one ran.</returns>
    Task<bool> StopAsync(string? dataRoot, bool includeJobs, CancellationToken cancellationToken);
}
