using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Files.Shares;
using Azure.Storage.Files.Shares.Models;
using BatchAi.Client.Transfers;

namespace BatchAi.Client.Storage;

/// <summary>Sends files, and decides what is to be done where something is already.</summary>
/// <param name="clients">Makes the clients.</param>
internal sealed class FileTransfers(StorageClients clients)
{
    private readonly ShareFolders _folders = new();

    /// <summary>Sends a file of this machine.</summary>
    internal Task<StorageItem> SendAsync(ResourcePath place, string localFile, string path, TransferOptions options, CancellationToken cancellationToken) =>
        TransferErrors.RunAsync(localFile, async () =>
        {
            using var file = LocalSource.Open(localFile);
            return place.Kind == ResourceKind.Container
                ? await ToContainerAsync(place, file, localFile, path, options, cancellationToken)
                : await ToShareAsync(place, file, localFile, path, options, cancellationToken);
        });

    private async Task<StorageItem> ToContainerAsync(ResourcePath place, LocalSource file, string localFile, string path, TransferOptions options, CancellationToken cancellationToken)
    {
        var blob = (await clients.ContainerAsync(place, cancellationToken)).GetBlockBlobClient(path);
        return await StorageCalls.RunAsync(blob.Uri, place, path, async () =>
        {
            // Small files are more often new than not; of large ones it pays to ask first.
            var isLarge = file.Length > BlobUpload.SmallLength;
            if (isLarge && await FindAsync(blob, cancellationToken) is { } existing && await MayStayAsync(existing, existing.ContentHash) is { } same) return same;
            try
            {
                var (sent, sum) = await new BlobUpload(blob, options).RunAsync(file, cancellationToken);
                return StorageItems.With(StorageItems.Of(place, path, isDirectory: false, file.Length), sent.LastModified, sent.ETag.ToString(), sum);
            }
            catch (RequestFailedException error) when (error.ErrorCode is "BlobAlreadyExists" or "ConditionNotMet")
            {
                var other = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
                return await MayStayAsync(other, other.ContentHash) ?? throw TransferErrors.Exists(path);
            }
        });

        async Task<StorageItem?> MayStayAsync(BlobProperties existing, byte[]? sum)
        {
            var isSame = await Checksum.IsSameAsync(localFile, existing.ContentLength, sum, cancellationToken);
            if (!isSame) return options.Overwrite ? null : throw TransferErrors.Exists(path);
            options.Moved?.Invoke(file.Length);
            return StorageItems.Of(existing, place, path);
        }
    }

    private async Task<StorageItem> ToShareAsync(ResourcePath place, LocalSource file, string localFile, string path, TransferOptions options, CancellationToken cancellationToken)
    {
        var share = await clients.ShareAsync(place, cancellationToken);
        var remote = share.File(path);
        return await StorageCalls.RunAsync(remote.Uri, place, path, async () =>
        {
            await _folders.MakeAsync(share, SharePaths.Parent(path), cancellationToken);
            var existing = await FindAsync(remote, cancellationToken);
            if (existing is not null && !ShareUpload.IsUnfinished(existing))
            {
                if (await Checksum.IsSameAsync(localFile, existing.ContentLength, existing.ContentHash, cancellationToken))
                {
                    options.Moved?.Invoke(file.Length);
                    return StorageItems.Of(existing, place, path);
                }

                if (!options.Overwrite) throw TransferErrors.Exists(path);
            }

            var (sent, sum) = await new ShareUpload(remote, options).RunAsync(file, existing, cancellationToken);
            return StorageItems.With(StorageItems.Of(place, path, isDirectory: false, file.Length), sent.LastModified, sent.ETag.ToString(), sum);
        });
    }

    private static Task<BlobProperties?> FindAsync(BlockBlobClient blob, CancellationToken cancellationToken) =>
        FindAsync(async () => (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value);

    private static Task<ShareFileProperties?> FindAsync(ShareFileClient file, CancellationToken cancellationToken) =>
        FindAsync(async () => (await file.GetPropertiesAsync(cancellationToken)).Value);

    private static async Task<T?> FindAsync<T>(Func<Task<T>> get)
        where T : class
    {
        try
        {
            return await get();
        }
        catch (RequestFailedException error) when (error.Status == 404 && error.ErrorCode is not ("ContainerNotFound" or "ShareNotFound"))
        {
            return null;
        }
    }
}
