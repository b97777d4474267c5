namespace BatchAi.Service.Storage.Http;

/// <summary>What a request names. Every name is decoded, once, and otherwise as the client sent it.</summary>
/// <param name="Service">Blobs or files.</param>
/// <param name="Account">The storage account.</param>
/// <param name="Level">How deep it lies.</param>
/// <param name="Container">The container or share; empty for the service itself.</param>
/// <param name="Path">The blob's name, or the file's path with <c>/</c> between its names; empty for a share's topmost directory.</param>
/// <param name="RawPath">The path as it was sent, which is what clients sign.</param>
internal sealed record StorageTarget(StorageService Service, string Account, StorageLevel Level, string Container, string Path, string RawPath)
{
    /// <summary>The place as signatures name it: <c>account/container/path</c>.</summary>
    internal string Canonical => Path.Length > 0 ? $"{Account}/{Container}/{Path}" : Container.Length > 0 ? $"{Account}/{Container}" : Account;
}
