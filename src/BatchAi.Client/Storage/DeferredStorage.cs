using BatchAi.Client.Connections;
using BatchAi.Client.Neighbours;

namespace BatchAi.Client.Storage;

/// <summary>Keeps Azure's storage libraries, which take their time to load, out of what does without them.</summary>
internal static class DeferredStorage
{
    /// <summary>The files of a connection, made when they are first asked for.</summary>
    internal static Lazy<IStorageFiles> Files(Connection connection, IClientObserver observer) =>
        new(() => new StorageFiles(new StorageClients(connection, new StorageAccounts(connection, observer))));
}
