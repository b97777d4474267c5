namespace BatchAi;

/// <summary>Makes connections.</summary>
public interface IConnector
{
    /// <summary>Connects, and makes sure that somebody answers.</summary>
    /// <param name="options">To what and how.</param>
    /// <param name="observer">Who hears what there is to tell.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IBatchAiClient> ConnectAsync(ConnectOptions options, IClientObserver observer, CancellationToken cancellationToken);
}
