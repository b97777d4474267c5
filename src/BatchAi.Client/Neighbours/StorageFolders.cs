using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using BatchAi.Client.Connections;
using BatchAi.Client.Http;

namespace BatchAi.Client.Neighbours;

/// <summary>File shares and containers, as resources: no key is needed for them.</summary>
internal sealed class StorageFolders(Connection connection, IClientObserver observer) : IStorageFolders
{
    private readonly RestClient _rest = new(connection.Pipeline, connection.Endpoint, StorageAccounts.ApiVersion, observer);
    private readonly StorageAccounts _accounts = new(connection, observer);

    public Task<Page<FileShare>> ListSharesAsync(ResourcePath account, string? next, CancellationToken cancellationToken) =>
        ListAsync(account, "/fileServices/default/shares", next, ReadShare, cancellationToken);

    public Task<Page<Container>> ListContainersAsync(ResourcePath account, string? next, CancellationToken cancellationToken) =>
        ListAsync(account, "/blobServices/default/containers", next, ReadContainer, cancellationToken);

    public Task<FileShare> GetShareAsync(ResourcePath share, CancellationToken cancellationToken) => GetAsync(share, ReadShare, cancellationToken);

    public Task<Container> GetContainerAsync(ResourcePath container, CancellationToken cancellationToken) => GetAsync(container, ReadContainer, cancellationToken);

    public Task<FileShare> CreateShareAsync(ResourcePath share, int? quotaGiB, CancellationToken cancellationToken)
    {
        var properties = quotaGiB is { } quota ? new JsonObject { ["shareQuota"] = quota } : [];
        return CreateAsync(share, properties, ReadShare, cancellationToken);
    }

    public Task<Container> CreateContainerAsync(ResourcePath container, CancellationToken cancellationToken) => CreateAsync(container, [], ReadContainer, cancellationToken);

    public async Task RemoveAsync(ResourcePath place, CancellationToken cancellationToken)
    {
        var answer = await _rest.SendAsync(RequestMethod.Delete, place.ToUrlPath(), body: null, cancellationToken);
        if (answer.Status == 204) throw NotFound(place, cause: null);
    }

    // A share's own resource does not tell where it is; its account's does.
    private async Task<Page<T>> ListAsync<T>(ResourcePath account, string folders, string? next, Func<JsonElement, StorageAccount, T> read, CancellationToken cancellationToken)
    {
        var answer = await _rest.SendAsync(RequestMethod.Get, next ?? account.ToUrlPath() + folders, body: null, cancellationToken);
        var found = await _accounts.GetAsync(account, cancellationToken);
        return JsonMembers.ReadPage(answer.Content.ToMemory(), folder => read(folder, found));
    }

    private async Task<T> GetAsync<T>(ResourcePath place, Func<JsonElement, StorageAccount, T> read, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _rest.SendAsync(RequestMethod.Get, place.ToUrlPath(), body: null, cancellationToken);
            var account = await _accounts.GetAsync(place.Parent!, cancellationToken);
            return JsonMembers.ReadOne(answer.Content.ToMemory(), folder => read(folder, account));
        }
        catch (BatchAiException error) when (error.HttpStatus == 404 && error.Code is "ShareNotFound" or "ContainerNotFound" or "ResourceNotFound")
        {
            throw NotFound(place, error);
        }
    }

    // The API answers 201 when it made one, and 200 when it was there.
    private async Task<T> CreateAsync<T>(ResourcePath place, JsonObject properties, Func<JsonElement, StorageAccount, T> read, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["properties"] = properties });
        var answer = await _rest.SendAsync(RequestMethod.Put, place.ToUrlPath(), body, cancellationToken);
        if (answer.Status == 200) throw new BatchAiException("AlreadyExists", $"There is a {place.Kind} '{place.Name}' already.") { HttpStatus = 409 };
        return await GetAsync(place, read, cancellationToken);
    }

    private static FileShare ReadShare(JsonElement share, StorageAccount account)
    {
        var path = PathOf(share);
        return new FileShare
        {
            Name = share.Text("name") ?? "",
            ResourceGroupName = path?.ResourceGroupName,
            StorageAccountName = path?.StorageAccountName,
            ResourceId = share.Text("id"),
            QuotaGiB = share.Member("properties").Number("shareQuota"),
            LastModified = share.Member("properties").Time("lastModifiedTime"),
            Url = UrlOf(account.FileEndpoint, share),
        };
    }

    private static Container ReadContainer(JsonElement container, StorageAccount account)
    {
        var path = PathOf(container);
        return new Container
        {
            Name = container.Text("name") ?? "",
            ResourceGroupName = path?.ResourceGroupName,
            StorageAccountName = path?.StorageAccountName,
            ResourceId = container.Text("id"),
            LastModified = container.Member("properties").Time("lastModifiedTime"),
            Url = UrlOf(account.BlobEndpoint, container),
        };
    }

    private static string? UrlOf(string? endpoint, JsonElement folder) => endpoint is null ? null : $"{endpoint.TrimEnd('/')}/{folder.Text("name")}";

    private static ResourcePath? PathOf(JsonElement folder) => ResourcePath.TryParse(folder.Text("id"));

    private static BatchAiException NotFound(ResourcePath place, Exception? cause) =>
        new($"{place.Kind}NotFound", $"There is no {place.Kind} '{place.Name}' in the storage account '{place.StorageAccountName}'.", null, cause) { HttpStatus = 404 };
}
