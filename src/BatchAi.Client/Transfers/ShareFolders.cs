using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Files.Shares;
using BatchAi.Client.Storage;

namespace BatchAi.Client.Transfers;

/// <summary>Makes the directories that files of a share need, each once.</summary>
internal sealed class ShareFolders
{
    private readonly ConcurrentDictionary<string, Task> _made = new();

    /// <summary>Makes a directory and those that it is in, unless they are there.</summary>
    internal async Task MakeAsync(ShareClient share, string path, CancellationToken cancellationToken)
    {
        for (var end = path.IndexOf('/'); path.Length > 0; end = path.IndexOf('/', end + 1))
        {
            var directory = end < 0 ? path : path.Substring(0, end);
            var key = $"{share.Uri}/{directory}";
            try
            {
                await _made.GetOrAdd(key, _ => MakeOneAsync(share.Directory(directory), cancellationToken));
            }
            catch
            {
                // The next one tries again.
                _made.TryRemove(key, out _);
                throw;
            }

            if (end < 0) return;
        }
    }

    private static async Task MakeOneAsync(ShareDirectoryClient directory, CancellationToken cancellationToken)
    {
        try
        {
            await directory.CreateAsync(metadata: null, smbProperties: null, filePermission: null, cancellationToken);
        }
        catch (RequestFailedException error) when (error.ErrorCode == "ResourceAlreadyExists")
        {
            // Somebody else needed it, too.
        }
    }
}
