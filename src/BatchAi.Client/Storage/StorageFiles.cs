using Azure;
using Azure.Storage.Sas;
using BatchAi.Client.Neighbours;
using BatchAi.Client.Transfers;

namespace BatchAi.Client.Storage;

/// <summary>Files in shares and containers, by Azure's own clients.</summary>
/// <param name="clients">Makes the clients.</param>
internal sealed class StorageFiles(StorageClients clients) : IStorageFiles
{
    private static readonly TimeSpan LinkValidity = TimeSpan.FromMinutes(60);

    private readonly FileTransfers _transfers = new(clients);

    public Task<StorageItem> SendAsync(ResourcePath place, string localFile, string path, TransferOptions options, CancellationToken cancellationToken) =>
        _transfers.SendAsync(place, localFile, path, options, cancellationToken);

    public Task ReceiveAsync(ResourcePath place, string path, string localFile, TransferOptions options, CancellationToken cancellationToken)
    {
        var link = new DownloadLink(path, async token => new Uri(await LinkAsync(place, path, LinkValidity, token)));
        return new FileDownload(new PartReader(clients.Http, link, clients.Time), localFile, options).RunAsync(cancellationToken);
    }

    public async Task<StorageItem> GetAsync(ResourcePath place, string path, CancellationToken cancellationToken)
    {
        if (place.Kind == ResourceKind.Container)
        {
            var blob = (await clients.ContainerAsync(place, cancellationToken)).GetBlobClient(path);
            return await StorageCalls.RunAsync(blob.Uri, place, path, async () => StorageItems.Of((await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value, place, path));
        }

        var file = (await clients.ShareAsync(place, cancellationToken)).File(path);
        return await StorageCalls.RunAsync(file.Uri, place, path, async () => StorageItems.Of((await file.GetPropertiesAsync(cancellationToken)).Value, place, path));
    }

    public async Task<StorageItem> CreateDirectoryAsync(ResourcePath share, string path, bool mayExist, CancellationToken cancellationToken)
    {
        var client = await clients.ShareAsync(share, cancellationToken);
        return await StorageCalls.RunAsync(client.Uri, share, path, async () =>
        {
            await new ShareFolders().MakeAsync(client, SharePaths.Parent(path), cancellationToken);
            var directory = client.Directory(path);
            var item = StorageItems.Of(share, path, isDirectory: true, length: null);
            try
            {
                var made = (await directory.CreateAsync(cancellationToken: cancellationToken)).Value;
                return StorageItems.With(item, made.LastModified, made.ETag.ToString(), sum: null);
            }
            catch (RequestFailedException error) when (error.ErrorCode == "ResourceAlreadyExists")
            {
                if (mayExist) return StorageItems.With(item, (await directory.GetPropertiesAsync(cancellationToken)).Value.LastModified, etag: null, sum: null);
                throw new BatchAiException("AlreadyExists", $"There is a '{path}' in the share '{share.Name}' already.") { HttpStatus = 409 };
            }
        });
    }

    public async Task RemoveAsync(ResourcePath place, string path, bool isDirectory, CancellationToken cancellationToken)
    {
        if (place.Kind == ResourceKind.Container)
        {
            // A directory of a container is there as long as something is in it.
            var blob = (await clients.ContainerAsync(place, cancellationToken)).GetBlobClient(path);
            if (!isDirectory) await StorageCalls.RunAsync(blob.Uri, place, path, () => blob.DeleteAsync(cancellationToken: cancellationToken));
            return;
        }

        var share = await clients.ShareAsync(place, cancellationToken);
        await StorageCalls.RunAsync(share.Uri, place, path, () => isDirectory
            ? share.Directory(path).DeleteAsync(cancellationToken)
            : share.File(path).DeleteAsync(cancellationToken));
    }

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
            var file = (await clients.ShareAsync(place, cancellationToken)).File(path);
            return Signed(file.Uri, share.ToSasQueryParameters(key).ToString());
        }

        var container = new BlobSasBuilder { BlobContainerName = place.Name, BlobName = path, Resource = "b", ExpiresOn = end, Protocol = SasProtocol.Https };
        container.SetPermissions(BlobSasPermissions.Read);
        var blob = (await clients.ContainerAsync(place, cancellationToken)).GetBlobClient(path);
        return Signed(blob.Uri, container.ToSasQueryParameters(key).ToString());
    }

    private async Task<Page<StorageItem>> ListShareAsync(ResourcePath place, string path, string? next, CancellationToken cancellationToken)
    {
        var directory = (await clients.ShareAsync(place, cancellationToken)).Directory(path);
        return await StorageCalls.RunAsync(directory.Uri, place, path, () =>
            ArmCalls.PageAsync(directory.GetFilesAndDirectoriesAsync(cancellationToken: cancellationToken), next, item => StorageItems.Of(item, place, path), cancellationToken));
    }

    private async Task<Page<StorageItem>> ListContainerAsync(ResourcePath place, string path, string? next, CancellationToken cancellationToken)
    {
        var container = await clients.ContainerAsync(place, cancellationToken);
        var prefix = path.Length == 0 ? null : path + "/";
        var page = await StorageCalls.RunAsync(container.Uri, place, path, () =>
            ArmCalls.PageAsync(container.GetBlobsByHierarchyAsync(delimiter: "/", prefix: prefix, cancellationToken: cancellationToken), next, item => StorageItems.Of(item, place), cancellationToken));

        // Some tools keep an empty blob to stand for the directory itself.
        return new(page.Items.Where(item => item.Name.Length > 0).ToList(), page.Next);
    }

    private static string Signed(Uri url, string sas) => new UriBuilder(url) { Query = sas }.Uri.AbsoluteUri;
}
