using System.Collections.Concurrent;
using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Files.Shares;
using BatchAi.Client.Connections;
using BatchAi.Client.Http;

namespace BatchAi.Client.Storage;

/// <summary>Makes the clients of shares and containers: signed with a key of the account, which is looked up once.</summary>
/// <param name="connection">The connection.</param>
/// <param name="accounts">Where keys are looked up.</param>
internal sealed class StorageClients(Connection connection, IStorageAccounts accounts)
{
    private readonly ConcurrentDictionary<ResourcePath, (StorageAccount Account, StorageSharedKeyCredential Key)> _known = new();

    internal TimeProvider Time => connection.Time;

    internal HttpClient Http => connection.Http;

    /// <summary>The client of a share.</summary>
    internal async Task<ShareClient> ShareAsync(ResourcePath share, CancellationToken cancellationToken)
    {
        var (account, key) = await OpenAsync(share, cancellationToken);
        return new ShareServiceClient(new Uri(account.FileEndpoint!), key, new ShareClientOptions { Transport = Transport, RetryPolicy = new PatientRetry() }).GetShareClient(share.Name);
    }

    /// <summary>The client of a container.</summary>
    internal async Task<BlobContainerClient> ContainerAsync(ResourcePath container, CancellationToken cancellationToken)
    {
        var (account, key) = await OpenAsync(container, cancellationToken);
        return new BlobServiceClient(new Uri(account.BlobEndpoint!), key, new BlobClientOptions { Transport = Transport, RetryPolicy = new PatientRetry() }).GetBlobContainerClient(container.Name);
    }

    /// <summary>The key that signs links to what is in a share or container.</summary>
    internal async Task<StorageSharedKeyCredential> KeyAsync(ResourcePath place, CancellationToken cancellationToken) => (await OpenAsync(place, cancellationToken)).Key;

    private HttpPipelineTransport Transport => connection.Transport;

    private async Task<(StorageAccount Account, StorageSharedKeyCredential Key)> OpenAsync(ResourcePath place, CancellationToken cancellationToken)
    {
        var path = place.Upto(ResourceKind.StorageAccount) ?? throw new ArgumentException($"'{place}' is in no storage account.", nameof(place));
        if (_known.TryGetValue(path, out var known)) return known;
        var account = await accounts.GetAsync(path, cancellationToken);
        var keys = await accounts.GetKeysAsync(path, cancellationToken);
        var key = (keys.Count > 0 ? keys[0].Value : null) ?? throw new BatchAiException("KeyNotFound", $"The storage account '{account.Name}' tells no key.", "Ask for the right to list the keys of the account.");
        return _known[path] = (account, new StorageSharedKeyCredential(account.Name, Secrets.Reveal(key)));
    }
}
