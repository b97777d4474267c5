using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Files;

/// <summary>All operations on files.</summary>
internal static class FileOperations
{
    internal static IEnumerable<IStorageOperations> All(StorageParts parts)
    {
        var usage = new ShareUsage(parts.Time);
        return
        [
            new FileServiceOperations(parts), new ShareOperations(parts), new PermissionOperations(parts),
            new DirectoryOperations(parts), new FilePropertyOperations(parts, usage), new FileContentOperations(parts),
            new FileCopyOperations(parts, usage), new RenameOperations(parts), new HandleOperations(parts), new LeaseOperations(parts),
        ];
    }
}
