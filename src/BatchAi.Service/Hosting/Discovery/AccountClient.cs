using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BatchAi.Service.Api;
using BatchAi.Service.Neighbours;
using BatchAi.Service.Neighbours.Storage;

namespace BatchAi.Service.Hosting.Discovery;

/// <summary>Makes storage accounts and finds their keys, by the management API of the service that runs.</summary>
internal sealed class AccountClient(ServiceClient service)
{
    private const string Version = "?api-version=2019-06-01";
    private const string Accounts = "/providers/Microsoft.Storage/storageAccounts";

    /// <summary>Makes an account in the default resource group.</summary>
    internal async Task<StorageAccount> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var id = DefaultResources.Group.Text + Accounts + "/" + name;
        var body = JsonSerializer.SerializeToUtf8Bytes(new StorageAccountParameters { Location = "local", Sku = new() { Name = "Standard_LRS" } }, NeighbourJson.Default.StorageAccountParameters);
        return await AskAsync(HttpMethod.Put, id, body, NeighbourJson.Default.StorageAccount, cancellationToken);
    }

    /// <summary>All accounts of the service, by name.</summary>
    internal async Task<IReadOnlyList<StorageAccount>> ListAsync(CancellationToken cancellationToken)
    {
        var accounts = new List<StorageAccount>();
        var subscriptions = await AskAsync(HttpMethod.Get, "/subscriptions", null, NeighbourJson.Default.ResourceListSubscriptionResource, cancellationToken);
        foreach (var subscription in subscriptions.Value)
        {
            string? next = $"/subscriptions/{subscription.SubscriptionId}{Accounts}{Version}";
            while (next is not null)
            {
                var page = await service.AskAsync(HttpMethod.Get, next, null, NeighbourJson.Default.ResourceListStorageAccount, cancellationToken);
                accounts.AddRange(page.Value);
                next = page.NextLink;
            }
        }

        return [.. accounts.OrderBy(account => account.Name, StringComparer.Ordinal)];
    }

    /// <summary>An account, with its keys.</summary>
    /// <exception cref="BatchAiException">There is none of this name.</exception>
    internal async Task<(StorageAccount Account, IReadOnlyList<StorageKey> Keys)> FindAsync(string name, CancellationToken cancellationToken)
    {
        var account = (await ListAsync(cancellationToken)).FirstOrDefault(known => known.Name == name)
            ?? throw new BatchAiException("AccountNotFound", $"The service has no storage account '{name}'.", "'batchai account list' shows them; 'batchai account create' makes one.");
        var list = await AskAsync(HttpMethod.Post, account.Id + "/listKeys", [], NeighbourJson.Default.StorageKeyList, cancellationToken);
        return (account, list.Keys);
    }

    /// <summary>What SDKs and tools take to find an account.</summary>
    internal static string ConnectionString(StorageAccount account, StorageKey key) => new StringBuilder("DefaultEndpointsProtocol=https;")
        .Append("AccountName=").Append(account.Name).Append(";AccountKey=").Append(key.Value)
        .Append(";BlobEndpoint=").Append(account.Properties.PrimaryEndpoints?.Blob)
        .Append(";FileEndpoint=").Append(account.Properties.PrimaryEndpoints?.File)
        .Append(';')
        .ToString();

    private Task<T> AskAsync<T>(HttpMethod method, string path, byte[]? body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        service.AskAsync(method, path + Version, body, type, cancellationToken);
}
