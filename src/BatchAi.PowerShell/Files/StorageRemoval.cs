using BatchAi.Pipeline;

namespace BatchAi.Files;

/// <summary>Removes a file, or a directory with everything in it: what is deepest goes first.</summary>
/// <param name="client">The connection.</param>
/// <param name="place">The share or container.</param>
/// <param name="cancellationToken">Ends it.</param>
internal sealed class StorageRemoval(IBatchAiClient client, ResourcePath place, CancellationToken cancellationToken)
{
    private readonly List<StorageItem> _items = [];
    private int _files;
    private long _bytes;

    /// <summary>Whether it is a directory.</summary>
    internal bool IsDirectory => _items[0].IsDirectory;

    /// <summary>Whether there is something in it.</summary>
    internal bool IsFullDirectory => _items.Count > 1;

    /// <summary>Finds what there is to remove.</summary>
    /// <exception cref="BatchAiException"><c>PathNotFound</c>.</exception>
    internal async Task FindAsync(string path)
    {
        var tree = new StorageTree(client, place, cancellationToken);
        StorageItem? self = null;
        var end = path.LastIndexOf('/');
        await tree.ForEachAsync(end < 0 ? "" : path.Substring(0, end), item =>
        {
            if (item.Path == path) self ??= item;
            return Task.CompletedTask;
        });
        await AddAsync(tree, self ?? throw tree.NotFound(path));
    }

    /// <summary>What is in it, in words.</summary>
    internal string Words() => _files == 0 ? "nothing in it" : $"{(_files == 1 ? "1 file" : $"{_files} files")}, {ByteSize.Words(_bytes)}";

    /// <summary>Removes it.</summary>
    internal async Task RunAsync()
    {
        foreach (var item in Enumerable.Reverse(_items))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await client.StorageFiles.RemoveAsync(place, item.Path, item.IsDirectory, cancellationToken);
        }
    }

    private async Task AddAsync(StorageTree tree, StorageItem item)
    {
        _items.Add(item);
        if (item.IsDirectory) await tree.ForEachAsync(item.Path, inner => AddAsync(tree, inner));
        else (_files, _bytes) = (_files + 1, _bytes + (item.Length ?? 0));
    }
}
