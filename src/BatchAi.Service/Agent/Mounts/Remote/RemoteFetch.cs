using BatchAi.Service.Storage.Remote;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Agent.Mounts.Remote;

/// <summary>Fetches a share or container of another service into a folder, under the names that one of this service would have there.</summary>
/// <param name="remote">The share or container.</param>
/// <param name="place">The folder; made anew.</param>
/// <param name="limits">How much is fetched.</param>
internal sealed class RemoteFetch(RemoteFolder remote, string place, RemoteLimits limits)
{
    /// <summary>How what is not whole yet is called there; nobody else's business.</summary>
    internal const string PartPrefix = ".batchai-part-";

    private const int AtOnce = 4;

    /// <summary>Fetches everything.</summary>
    /// <returns>What is in the folder then.</returns>
    /// <exception cref="RemoteStorageException">The other service refuses or does not answer, or it is too much.</exception>
    /// <exception cref="TreeException">A name cannot be one here.</exception>
    internal async Task<FolderContent> RunAsync(CancellationToken cancellationToken)
    {
        var items = await ListAsync(cancellationToken);
        if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
        Directory.CreateDirectory(place);
        RequireRoom(items.Sum(item => item.Length));

        // A blob may have the name of the folder of others.
        var folders = items.SelectMany(item => FoldersOf(item)).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in folders) Directory.CreateDirectory(Path.Combine(place, TreePath.Parse(remote.Kind, folder).HostPath));
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(items.Where(item => !item.IsFolder), options, async (item, end) =>
            await remote.FetchAsync(item.Name, Path.Combine(place, HostPathOf(item.Name, folders.Contains(item.Name))), limits.MostBytes, end));
        return FolderContent.Read(place);
    }

    private async Task<IReadOnlyList<RemoteItem>> ListAsync(CancellationToken cancellationToken)
    {
        var items = new List<RemoteItem>();
        var length = 0L;
        await foreach (var item in remote.ListAsync(cancellationToken))
        {
            if (item.Name[(item.Name.LastIndexOf('/') + 1)..].StartsWith(PartPrefix, StringComparison.Ordinal)) continue;
            items.Add(item);
            length += item.Length;
            if (items.Count > limits.MostEntries) throw TooMuch($"more than {limits.MostEntries} files and folders");
            if (length > limits.MostBytes) throw TooMuch($"more than {limits.MostBytes} bytes");
        }

        return items;
    }

    private void RequireRoom(long length)
    {
        var room = new DriveInfo(place).AvailableFreeSpace;
        if (length > room) throw TooMuch($"{length} bytes, and the disk of {place} has room for {room}");
    }

    private static RemoteStorageException TooMuch(string what) =>
        new($"it holds {what}, which is too much to fetch for a job. Put what the job needs into one of its own, or into an account of this service.");

    private static IEnumerable<string> FoldersOf(RemoteItem item)
    {
        if (item.IsFolder) yield return item.Name;
        for (var slash = item.Name.IndexOf('/'); slash >= 0; slash = item.Name.IndexOf('/', slash + 1))
        {
            if (slash > 0 || item.Name.Length > 1) yield return item.Name[..slash];
        }
    }

    private string HostPathOf(string name, bool isDisplaced)
    {
        var path = TreePath.Parse(remote.Kind, name);
        if (!isDisplaced) return path.HostPath;
        if (path.DisplacedHost is not { } host) throw new RemoteStorageException($"'{RemoteClient.Shown(name)}' is a file and a folder at once.");
        return path.Parent.IsRoot ? host : $"{path.Parent.HostPath}/{host}";
    }
}
