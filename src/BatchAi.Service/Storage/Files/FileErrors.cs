using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Files;

/// <summary>Refusals that files alone have.</summary>
internal static class FileErrors
{
    internal static StorageException ShareExists() => new(409, "ShareAlreadyExists", "The specified share already exists.");

    internal static StorageException NoSnapshot() => new(404, "ShareSnapshotNotFound", "The specified share snapshot does not exist; this service makes none.");

    internal static StorageException NotFound() => new(404, "ResourceNotFound", "The specified resource does not exist.");

    internal static StorageException Exists() => new(409, "ResourceAlreadyExists", "The specified resource already exists; it may differ in upper and lower case.");

    internal static StorageException WrongType() => new(409, "ResourceTypeMismatch", "The specified resource type does not match the type of the existing resource.");

    internal static StorageException ReadOnly() => new(409, "ReadOnlyAttribute", "The specified resource is read-only and cannot be modified at this time.");

    internal static StorageException InvalidName() => new(400, "InvalidResourceName", "The specified resource name contains invalid characters.");

    internal static StorageException TooLong() => new(400, "InvalidFileOrDirectoryPathName", "File or directory path is too long, or has too many subdirectories.");

    internal static StorageException ShareIsFull(long quota) =>
        new(403, "ShareSizeLimitReached", $"The file share size limit of {quota} GiB is reached. Delete files, or set a larger quota.");

    internal static StorageException BodyTooLarge(long largest) => new(413, "RequestBodyTooLarge", $"The request body is too large and exceeds the maximum permissible limit of {largest} bytes.")
    {
        Details = [("MaxLimit", $"{largest}")],
    };
}
