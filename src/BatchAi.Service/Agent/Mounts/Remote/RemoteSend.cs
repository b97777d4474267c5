using BatchAi.Service.Storage.Remote;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Agent.Mounts.Remote;

/// <summary>Sends back what a job made or changed in a folder that was fetched. What it removed stays where it came from.</summary>
/// <param name="remote">Where it came from.</param>
/// <param name="place">The folder.</param>
/// <param name="fetched">What was in it before the job.</param>
/// <param name="attemptId">The attempt; what is not whole yet is called by it.</param>
internal sealed class RemoteSend(RemoteFolder remote, string place, FolderContent fetched, string attemptId)
{
    private const int AtOnce = 4;

    /// <summary>Sends everything that is to be sent.</summary>
    /// <returns>How many files were sent, and what was passed over because no share or container can hold it.</returns>
    /// <exception cref="RemoteStorageException">The other service refuses or does not answer, or something has a name that cannot be sent.</exception>
    /// <exception cref="TreeException">Something cannot be read.</exception>
    internal async Task<(int Files, IList<string> PassedOver)> RunAsync()
    {
        var content = FolderContent.Read(place);
        foreach (var folder in content.Folders.Where(folder => !fetched.Folders.Contains(folder))) await remote.MakeFolderAsync(NameOf(folder), CancellationToken.None);
        var files = content.Files.Where(file => !file.Value.Equals(fetched.Files.TryGetValue(file.Key, out var before) ? before : null)).Select(file => file.Key).ToList();
        await Parallel.ForEachAsync(files.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, end) =>
            await remote.SendAsync(NameOf(file.Item), Path.Combine(place, file.Item), $"{RemoteFetch.PartPrefix}{attemptId}-{file.Index}", end));

        // At the end, so that everything else is there.
        if (content.Nameless.Count > 0) throw Unsendable(content.Nameless[0]);
        return (files.Count, content.Others);
    }

    private string NameOf(string path) => TreePath.NameOf(remote.Kind, path) ?? throw Unsendable(path);

    private static RemoteStorageException Unsendable(string path) => new($"'{RemoteClient.Shown(path)}' has a name that cannot be sent.");
}
