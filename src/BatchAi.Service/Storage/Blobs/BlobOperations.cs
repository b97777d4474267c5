using BatchAi.Service.Storage.Blobs.Containers;
using BatchAi.Service.Storage.Blobs.Items;
using BatchAi.Service.Storage.Blobs.Lists;
using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Blobs;

/// <summary>All operations on blobs.</summary>
internal static class BlobOperations
{
    internal static IReadOnlyList<IStorageOperations> All(StorageParts storage)
    {
        var parts = new BlobParts(storage);
        return
        [
            new BlobServiceOperations(parts),
            new ContainerOperations(parts),
            new BlobLeaseOperations(parts),
            new BlobListOperations(parts),
            new BlobReadOperations(parts),
            new BlobWriteOperations(parts),
            new BlobPropertyOperations(parts),
            new BlobCopyOperations(parts),
            new BlockOperations(parts),
            new AppendOperations(parts),
            new RefusedOperations(),
        ];
    }
}
