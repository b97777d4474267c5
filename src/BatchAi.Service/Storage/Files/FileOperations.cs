using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Files;

/// <summary>All operations on files.</summary>
internal static class FileOperations
{
    internal static IEnumerable<IStorageOperations> All(StorageParts parts) =>
    [
        new FileServiceOperations(parts), new ShareOperations(parts), new PermissionOperations(parts),
        new DirectoryOperations(parts), new FilePropertyOperations(parts), new FileContentOperations(parts),
        new FileCopyOperations(parts), new RenameOperations(parts), new HandleOperations(parts), new LeaseOperations(parts),
    ];
}
