using System.Net;
using Azure.Core;
using BatchAi.Client.Connections;
using BatchAi.Client.Http;

namespace BatchAi.Client.Neighbours;

/// <summary>
/// Storage accounts by REST: generic resources of Azure's own client know no actions (keys), and its lists leave out
/// the endpoints.
/// </summary>
internal sealed class StorageAccounts : IStorageAccounts
{
    internal const string ApiVersion = "2022-09-01";
    private const string Accounts = "/providers/Microsoft.Storage/storageAccounts";

    private readonly RestClient _rest;
    private readonly OperationWaiter _waiter;

    internal StorageAccounts(Connection connection, IClientObserver observer)
    {
        _rest = new(connection.Pipeline, connection.Endpoint, ApiVersion, observer);
        _waiter = new(_rest, connection.Time);
    }

    public async Task<StorageAccount> GetAsync(ResourcePath account, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _rest.SendAsync(RequestMethod.Get, account.ToUrlPath(), body: null, cancellationToken);
            return JsonMembers.ReadOne(answer.Content.ToMemory(), StorageAccountJson.Read);
        }
        catch (BatchAiException error) when (error.Code == "ResourceNotFound")
        {
            throw NotFound(account, error);
        }
    }

    public async Task<Page<StorageAccount>> ListAsync(ResourcePath parent, string? next, CancellationToken cancellationToken)
    {
        var answer = await _rest.SendAsync(RequestMethod.Get, next ?? parent.ToUrlPath() + Accounts, body: null, cancellationToken);
        return JsonMembers.ReadPage(answer.Content.ToMemory(), StorageAccountJson.Read);
    }

    public async Task<StorageAccount?> FindAsync(ResourcePath subscription, string name, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await ListAsync(subscription, next, cancellationToken);
            if (page.Items.FirstOrDefault(account => account.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
            next = page.Next;
        }
        while (next is not null);
        return null;
    }

    public async Task<StorageAccount> CreateAsync(ResourcePath account, string sku, string location, CancellationToken cancellationToken)
    {
        var answer = await _rest.SendAsync(RequestMethod.Put, account.ToUrlPath(), StorageAccountJson.Write(sku, location), cancellationToken);
        await _waiter.WaitAsync(answer, cancellationToken);
        return await GetAsync(account, cancellationToken);
    }

    public async Task RemoveAsync(ResourcePath account, CancellationToken cancellationToken)
    {
        var answer = await _rest.SendAsync(RequestMethod.Delete, account.ToUrlPath(), body: null, cancellationToken);
        if (answer.Status == (int)HttpStatusCode.NoContent) throw NotFound(account, cause: null);
    }

    public async Task<IReadOnlyList<StorageAccountKey>> GetKeysAsync(ResourcePath account, CancellationToken cancellationToken)
    {
        var answer = await _rest.SendAsync(RequestMethod.Post, account.ToUrlPath() + "/listKeys", body: null, cancellationToken);
        return JsonMembers.ReadOne(answer.Content.ToMemory(), list => StorageAccountJson.ReadKeys(list, account));
    }

    public async Task<StorageAccountKey> NewKeyAsync(ResourcePath account, string keyName, CancellationToken cancellationToken)
    {
        var answer = await _rest.SendAsync(RequestMethod.Post, account.ToUrlPath() + "/regenerateKey", StorageAccountJson.WriteKeyName(keyName), cancellationToken);
        var keys = JsonMembers.ReadOne(answer.Content.ToMemory(), list => StorageAccountJson.ReadKeys(list, account));
        return keys.First(key => key.KeyName.Equals(keyName, StringComparison.OrdinalIgnoreCase));
    }

    private static BatchAiException NotFound(ResourcePath account, Exception? cause) =>
        new("StorageAccountNotFound", $"There is no storage account '{account.Name}' in the resource group '{account.ResourceGroupName}'.", null, cause) { HttpStatus = 404 };
}
