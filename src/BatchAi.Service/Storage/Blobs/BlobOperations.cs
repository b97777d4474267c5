using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Blobs;

/// <summary>All operations on blobs.</summary>
internal static class BlobOperations
{
    internal static IEnumerable<IStorageOperations> All(StorageParts parts) => [new BlobServiceOperations(parts)];
}
