using System.Collections;

namespace BatchAi.Parameters;

/// <summary>Writes mounts in the shape of <c>mountVolumes</c> in a job or cluster file.</summary>
internal static class MountVolumes
{
    /// <summary>What stands for the name of the storage account until a file is submitted.</summary>
    internal const string AccountPlaceholder = "<AZURE_BATCHAI_STORAGE_ACCOUNT>";

    private const string FileSuffix = ".file.core.windows.net";

    /// <summary>The member's value; null when there are no mounts.</summary>
    /// <param name="mounts">The mounts.</param>
    /// <param name="findFileServer">Makes an id of the name of a file server.</param>
    internal static IDictionary? Write(IEnumerable<Mount>? mounts, Func<string, string> findFileServer)
    {
        if (mounts is null) return null;
        var lists = new Dictionary<string, List<IDictionary>>();
        foreach (var mount in mounts)
        {
            var (list, item) = Write(mount, findFileServer);
            if (!lists.TryGetValue(list, out var items)) lists[list] = items = [];
            item["relativeMountPath"] = mount.MountPath ?? mount.Name;
            items.Add(item);
        }

        return lists;
    }

    private static (string List, Hashtable Item) Write(Mount mount, Func<string, string> findFileServer) => mount.Kind switch
    {
        nameof(ResourceKind.FileShare) => ("azureFileShares", new()
        {
            ["accountName"] = Account(mount),
            ["azureFileUrl"] = mount.Url ?? $"https://{Account(mount)}{FileSuffix}/{mount.Name}",
            ["fileMode"] = mount.FileMode,
            ["directoryMode"] = mount.DirectoryMode,
        }),
        nameof(ResourceKind.Container) => ("azureBlobFileSystems", new()
        {
            ["accountName"] = Account(mount),
            ["containerName"] = mount.Name,
            ["mountOptions"] = mount.Option,
        }),
        nameof(ResourceKind.FileServer) => ("fileServers", new()
        {
            ["fileServer"] = new Hashtable { ["id"] = mount.SourceId ?? findFileServer(mount.Name ?? "") },
            ["sourceDirectory"] = mount.SourceDirectory,
            ["mountOptions"] = mount.Option ?? "rw",
        }),
        _ => ("unmanagedFileSystems", new() { ["mountCommand"] = mount.MountCommand }),
    };

    private static string Account(Mount mount) => mount.StorageAccountName ?? AccountPlaceholder;
}
