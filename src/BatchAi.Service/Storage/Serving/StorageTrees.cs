using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Serving;

/// <summary>Opens and removes the shares and containers that requests name.</summary>
internal static class StorageTrees
{
    /// <summary>The share or container that a request names or is about; the caller disposes it.</summary>
    /// <exception cref="StorageException">There is none of that name.</exception>
    internal static StorageTree Open(this StorageParts parts, StorageCall call) => parts.Open(call.Account, call.Target);

    /// <summary>The share or container that a target names or lies in; the caller disposes it.</summary>
    /// <exception cref="StorageException">There is none of that name.</exception>
    internal static StorageTree Open(this StorageParts parts, StoredAccount account, StorageTarget target)
    {
        try
        {
            return parts.Trees.Of(account).OpenTree(KindOf(target.Service), target.Container);
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            throw NoTree(target.Service);
        }
    }

    /// <summary>Takes a share or container away with all that is in it; the caller holds it. Its name is free at once.</summary>
    /// <exception cref="StorageException">There is none of that name.</exception>
    internal static async Task RemoveAsync(this StorageParts parts, StorageCall call)
    {
        try
        {
            await parts.Folders.RemoveAsync(KindOf(call.Target.Service), call.Account, call.Target.Container);
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            throw NoTree(call.Target.Service);
        }
    }

    /// <summary>What a service's shares or containers are to the trees.</summary>
    internal static TreeKind KindOf(StorageService service) => service == StorageService.Blob ? TreeKind.Blobs : TreeKind.Files;

    private static StorageException NoTree(StorageService service) => service == StorageService.Blob
        ? new StorageException(404, "ContainerNotFound", "The specified container does not exist.")
        : new StorageException(404, "ShareNotFound", "The specified share does not exist.");
}
