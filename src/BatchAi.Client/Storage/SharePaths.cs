using Azure.Storage.Files.Shares;

namespace BatchAi.Client.Storage;

/// <summary>Finds the clients of files and directories of a share. Azure's client decodes the names that it is given, so it gets them encoded.</summary>
internal static class SharePaths
{
    /// <summary>The client of a directory.</summary>
    /// <param name="share">The share.</param>
    /// <param name="path">The directory, with slashes; empty for all of the share.</param>
    internal static ShareDirectoryClient Directory(this ShareClient share, string path) =>
        path.Length == 0 ? share.GetRootDirectoryClient() : share.GetDirectoryClient(string.Join("/", path.Split('/').Select(Uri.EscapeDataString)));

    /// <summary>The client of a file.</summary>
    /// <param name="share">The share.</param>
    /// <param name="path">The file, with slashes.</param>
    internal static ShareFileClient File(this ShareClient share, string path) =>
        share.Directory(Parent(path)).GetFileClient(Uri.EscapeDataString(path.Substring(path.LastIndexOf('/') + 1)));

    /// <summary>The directory that a file or directory is in; empty for the root.</summary>
    internal static string Parent(string path) => path.LastIndexOf('/') is > 0 and var end ? path.Substring(0, end) : "";
}
