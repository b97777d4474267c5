using Azure.Storage.Blobs.Models;
using Azure.Storage.Files.Shares.Models;

namespace BatchAi.Client.Storage;

/// <summary>Makes what storage tells of files into what users see.</summary>
internal static class StorageItems
{
    /// <summary>An entry of a share's directory.</summary>
    internal static StorageItem Of(ShareFileItem item, ResourcePath place, string directory) =>
        Of(place, directory.Length == 0 ? item.Name : $"{directory}/{item.Name}", item.IsDirectory, item.FileSize);

    /// <summary>A file of a share.</summary>
    internal static StorageItem Of(ShareFileProperties file, ResourcePath place, string path) =>
        With(Of(place, path, isDirectory: false, file.ContentLength), file.LastModified, file.ETag.ToString(), file.ContentHash);

    /// <summary>An entry of a container.</summary>
    internal static StorageItem Of(BlobHierarchyItem item, ResourcePath place) => item.IsPrefix
        ? Of(place, item.Prefix.TrimEnd('/'), isDirectory: true, length: null)
        : With(Of(place, item.Blob.Name, isDirectory: false, item.Blob.Properties.ContentLength), item.Blob.Properties.LastModified, item.Blob.Properties.ETag?.ToString(), item.Blob.Properties.ContentHash);

    /// <summary>A blob.</summary>
    internal static StorageItem Of(BlobProperties blob, ResourcePath place, string path) =>
        With(Of(place, path, isDirectory: false, blob.ContentLength), blob.LastModified, blob.ETag.ToString(), blob.ContentHash);

    /// <summary>A file or directory of which nothing more is known.</summary>
    internal static StorageItem Of(ResourcePath place, string path, bool isDirectory, long? length) => new()
    {
        Name = path.Substring(path.LastIndexOf('/') + 1),
        Path = path,
        IsDirectory = isDirectory,
        Length = isDirectory ? null : length,
        ShareName = place.Kind == ResourceKind.FileShare ? place.Name : null,
        ContainerName = place.Kind == ResourceKind.Container ? place.Name : null,
        StorageAccountName = place.StorageAccountName,
        ResourceGroupName = place.ResourceGroupName,
        ResourceId = place.ToString(),
    };

    /// <summary>The same file, with what is known of its version.</summary>
    internal static StorageItem With(StorageItem item, DateTimeOffset? written, string? etag, byte[]? sum)
    {
        (item.LastModified, item.ETag, item.ContentMD5) = (written?.ToUniversalTime(), etag, sum is null ? null : Convert.ToBase64String(sum));
        return item;
    }
}
