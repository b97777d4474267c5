using BatchAi.Client.Compute;
using BatchAi.Client.Neighbours;
using BatchAi.Client.Storage;

namespace BatchAi.Client.Connections;

/// <summary>A connection to a Batch AI service: local or remote.</summary>
internal sealed class ServiceClient(Connection connection, IClientObserver observer) : IBatchAiClient
{
    private readonly Lazy<BatchAiProvider> _compute = new(() => new BatchAiProvider(connection, observer));
    private readonly Lazy<IStorageFiles> _files = DeferredStorage.Files(connection, observer);

    public ConnectionInfo Connection => connection.Info;

    public IResourceGroups ResourceGroups { get; } = new ResourceGroups(connection);

    public IProviders Providers { get; } = new ResourceProviders(connection);

    public IStorageAccounts StorageAccounts { get; } = new StorageAccounts(connection, observer);

    public IStorageFolders StorageFolders { get; } = new StorageFolders(connection, observer);

    public IStorageFiles StorageFiles => _files.Value;

    public IComputeProvider Compute() => _compute.Value;

    public IBatchAiClient For(IClientObserver observer) => new ServiceClient(connection, observer);
}
