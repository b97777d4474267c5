namespace BatchAi;

/// <summary>Resource providers of a subscription.</summary>
public interface IProviders
{
    /// <summary>Registers the providers that the module needs, and waits until they are.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RegisterAsync(ResourcePath subscription, CancellationToken cancellationToken);
}
