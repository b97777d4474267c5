using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Signing;

/// <summary>Links with which anybody can get one file of a storage account for a while.</summary>
/// <param name="accounts">The accounts, whose keys sign.</param>
/// <param name="identity">Where blobs and files are served.</param>
/// <param name="time">The clock.</param>
internal sealed class DownloadLinks(StorageAccounts accounts, ServiceIdentity identity, TimeProvider time)
{
    private static readonly string[] Steps = [".", ".."];

    /// <summary>
    /// A link to a file; null when it lies in no account of this service, as on a file server, or when no link could open
    /// it: its name means nothing, has control characters, or has a step that every client would take itself.
    /// </summary>
    /// <param name="root">The folder of the share or container, relative to the data root.</param>
    /// <param name="path">The file in it, as the host calls it.</param>
    /// <param name="validity">How long the link is valid.</param>
    internal Uri? To(string root, string path, TimeSpan validity)
    {
        if (DataRoot.StoragePlaceOf(root) is not var (name, isShare, container) || accounts.Find(name) is not { } account) return null;
        var (service, endpoint) = isShare ? (StorageService.File, identity.FileEndpoint) : (StorageService.Blob, identity.BlobEndpoint);
        if (TreePath.NameOf(isShare ? TreeKind.Files : TreeKind.Blobs, path) is not { } file || file.Any(char.IsControl) || file.Split('/').Intersect(Steps).Any()) return null;
        var query = SasMint.ForReading(service, account, container, file, time.GetUtcNow() + validity);
        return new Uri(endpoint, $"/{name}/{container}/{PercentText.Encode(file, keepSlashes: true)}?{query}");
    }
}
