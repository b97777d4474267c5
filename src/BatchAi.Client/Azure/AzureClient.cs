using BatchAi.Client.Connections;
using BatchAi.Client.Neighbours;
using BatchAi.Client.Storage;

namespace BatchAi.Client.Azure;

/// <summary>A connection to Azure itself: groups and storage. A provider on Azure Batch can give it clusters and jobs again.</summary>
internal sealed class AzureClient(Connection connection, IClientObserver observer) : IBatchAiClient
{
    private readonly Lazy<IStorageFiles> _files = DeferredStorage.Files(connection, observer);

    public ConnectionInfo Connection => connection.Info;

    public IResourceGroups ResourceGroups { get; } = new ResourceGroups(connection);

    public IProviders Providers { get; } = new ResourceProviders(connection);

    public IStorageAccounts StorageAccounts { get; } = new StorageAccounts(connection, observer);

    public IStorageFolders StorageFolders { get; } = new StorageFolders(connection, observer);

    public IStorageFiles StorageFiles => _files.Value;

    public IComputeProvider Compute() => throw new BatchAiException("BatchAiRetired", "Azure's own Batch AI was retired in 2019; this connection has resource groups and storage only.");

    public IBatchAiClient For(IClientObserver observer) => new AzureClient(connection, observer);
}
