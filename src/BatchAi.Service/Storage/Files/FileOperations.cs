using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Files;

/// <summary>All operations on files.</summary>
internal static class FileOperations
{
    internal static IEnumerable<IStorageOperations> All(StorageParts parts) => [new FileServiceOperations(parts)];
}
