using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Files.Shares;
using Azure.Storage.Files.Shares.Models;
using Azure.Storage.Sas;
using BatchAi.Client.Http;
using BatchAi.Client.Neighbours;

namespace BatchAi.Client.Storage;

/// <summary>Files in shares and containers, by Azure's own clients.</summary>
/// <param name="clients">Makes the clients.</param>
internal sealed class StorageFiles(StorageClients clients) : IStorageFiles
{
    public Task<Page<StorageItem>> ListAsync(ResourcePath place, string path, string? next, CancellationToken cancellationToken) =>
        place.Kind == ResourceKind.FileShare ? ListShareAsync(place, path, next, cancellationToken) : ListContainerAsync(place, path, next, cancellationToken);

    public async Task<string> LinkAsync(ResourcePath place, string path, TimeSpan validity, CancellationToken cancellationToken)
    {
        var end = clients.Time.GetUtcNow() + validity;
        var key = await clients.KeyAsync(place, cancellationToken);
        if (place.Kind == ResourceKind.FileShare)
        {
            var share = new ShareSasBuilder { ShareName = place.Name, FilePath = path, Resource = "f", ExpiresOn = end, Protocol = SasProtocol.Https };
            share.SetPermissions(ShareFileSasPermissions.Read);
            var file = DirectoryOf(await clients.ShareAsync(place, cancellationToken), Parent(path)).GetFileClient(Last(path));
            return Signed(file.Uri, share.ToSasQueryParameters(key).ToString());
        }

        var container = new BlobSasBuilder { BlobContainerName = place.Name, BlobName = path, Resource = "b", ExpiresOn = end, Protocol = SasProtocol.Https };
        container.SetPermissions(BlobSasPermissions.Read);
        var blob = (await clients.ContainerAsync(place, cancellationToken)).GetBlobClient(path);
        return Signed(blob.Uri, container.ToSasQueryParameters(key).ToString());
    }

    private async Task<Page<StorageItem>> ListShareAsync(ResourcePath place, string path, string? next, CancellationToken cancellationToken)
    {
        var directory = DirectoryOf(await clients.ShareAsync(place, cancellationToken), path);
        return await RunAsync(directory.Uri, place, path, () =>
            ArmCalls.PageAsync(directory.GetFilesAndDirectoriesAsync(cancellationToken: cancellationToken), next, item => Map(item, place, path), cancellationToken));
    }

    private async Task<Page<StorageItem>> ListContainerAsync(ResourcePath place, string path, string? next, CancellationToken cancellationToken)
    {
        var container = await clients.ContainerAsync(place, cancellationToken);
        var prefix = path.Length == 0 ? null : path + "/";
        var page = await RunAsync(container.Uri, place, path, () =>
            ArmCalls.PageAsync(container.GetBlobsByHierarchyAsync(delimiter: "/", prefix: prefix, cancellationToken: cancellationToken), next, item => Map(item, place), cancellationToken));

        // Some tools keep an empty blob to stand for the directory itself.
        return new(page.Items.Where(item => item.Name.Length > 0).ToList(), page.Next);
    }

    private static async Task<T> RunAsync<T>(Uri endpoint, ResourcePath place, string path, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException error) when (error.ErrorCode is "ShareNotFound" or "ContainerNotFound")
        {
            throw Failures.Refused($"{place.Kind}NotFound", $"There is no {place.Kind} '{place.Name}' in the storage account '{place.StorageAccountName}'.", 404, null);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            throw Failures.Refused("PathNotFound", $"There is no '{path}' in '{place.Name}' of the storage account '{place.StorageAccountName}'.", 404, null);
        }
        catch (RequestFailedException error)
        {
            throw Failures.Of(error, endpoint);
        }
        catch (AggregateException error)
        {
            throw Failures.Unreachable(error, endpoint);
        }
    }

    private static ShareDirectoryClient DirectoryOf(ShareClient share, string path) => path.Length == 0 ? share.GetRootDirectoryClient() : share.GetDirectoryClient(path);

    private static StorageItem Map(ShareFileItem item, ResourcePath place, string directory) => Item(place, directory.Length == 0 ? item.Name : $"{directory}/{item.Name}", item.IsDirectory, item.FileSize);

    private static StorageItem Map(BlobHierarchyItem item, ResourcePath place)
    {
        if (item.IsPrefix) return Item(place, item.Prefix.TrimEnd('/'), isDirectory: true, length: null);
        var file = Item(place, item.Blob.Name, isDirectory: false, item.Blob.Properties.ContentLength);
        (file.LastModified, file.ETag) = (item.Blob.Properties.LastModified?.ToUniversalTime(), item.Blob.Properties.ETag?.ToString());
        if (item.Blob.Properties.ContentHash is { } hash) file.ContentMD5 = Convert.ToBase64String(hash);
        return file;
    }

    private static StorageItem Item(ResourcePath place, string path, bool isDirectory, long? length) => new()
    {
        Name = Last(path),
        Path = path,
        IsDirectory = isDirectory,
        Length = isDirectory ? null : length,
        ShareName = place.Kind == ResourceKind.FileShare ? place.Name : null,
        ContainerName = place.Kind == ResourceKind.Container ? place.Name : null,
        StorageAccountName = place.StorageAccountName,
        ResourceGroupName = place.ResourceGroupName,
        ResourceId = place.ToString(),
    };

    private static string Signed(Uri url, string sas) => new UriBuilder(url) { Query = sas }.Uri.AbsoluteUri;

    private static string Parent(string path) => path.LastIndexOf('/') is > 0 and var end ? path.Substring(0, end) : "";

    private static string Last(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
