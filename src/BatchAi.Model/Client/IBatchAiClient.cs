namespace BatchAi;

/// <summary>
/// One signed-in connection, in areas. Every method throws <see cref="BatchAiException"/> for whatever goes wrong, and
/// <see cref="OperationCanceledException"/> only when it was cancelled.
/// </summary>
public interface IBatchAiClient
{
    /// <summary>What it is connected to.</summary>
    ConnectionInfo Connection { get; }

    /// <summary>Resource groups.</summary>
    IResourceGroups ResourceGroups { get; }

    /// <summary>Resource providers of the subscription.</summary>
    IProviders Providers { get; }

    /// <summary>Storage accounts and their keys.</summary>
    IStorageAccounts StorageAccounts { get; }

    /// <summary>File shares and containers.</summary>
    IStorageFolders StorageFolders { get; }

    /// <summary>Files in shares and containers.</summary>
    IStorageFiles StorageFiles { get; }

    /// <summary>Where clusters and jobs are.</summary>
    /// <exception cref="BatchAiException"><c>BatchAiRetired</c>: Azure itself has none any more.</exception>
    IComputeProvider Compute();

    /// <summary>The same connection, with somebody who hears what it has to tell.</summary>
    /// <param name="observer">Who hears it.</param>
    IBatchAiClient For(IClientObserver observer);
}
