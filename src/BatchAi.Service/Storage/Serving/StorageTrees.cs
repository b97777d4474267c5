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

    /// <summary>Takes a share or container away with all that is in it. Its name is free at once.</summary>
    /// <exception cref="StorageException">There is none of that name.</exception>
    internal static async Task RemoveAsync(this StorageParts parts, StorageCall call)
    {
        var uuid = Guid.NewGuid().ToString("D");
        try
        {
            await parts.Trees.Of(call.Account).DetachTreeAsync(KindOf(call.Target.Service), call.Target.Container, parts.Root.Trash(""), uuid);
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            throw NoTree(call.Target.Service);
        }

        parts.Folders.Forget(parts.Root.Trash(uuid));
    }

    /// <summary>What a service's shares or containers are to the trees.</summary>
    internal static TreeKind KindOf(StorageService service) => service == StorageService.Blob ? TreeKind.Blobs : TreeKind.Files;

    private static StorageException NoTree(StorageService service) => service == StorageService.Blob
        ? new StorageException(404, "ContainerNotFound", "The specified container does not exist.")
        : new StorageException(404, "ShareNotFound", "The specified share does not exist.");
}
