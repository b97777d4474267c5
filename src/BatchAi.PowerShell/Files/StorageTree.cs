namespace BatchAi.Files;

/// <summary>A file share or a container.</summary>
/// <param name="client">The connection.</param>
/// <param name="place">The share or container.</param>
/// <param name="cancellationToken">Ends the waiting.</param>
internal sealed class StorageTree(IBatchAiClient client, ResourcePath place, CancellationToken cancellationToken) : ITree<StorageItem>
{
    public async Task ForEachAsync(string folder, Func<StorageItem, Task> use)
    {
        string? next = null;
        do
        {
            if (await PageAsync(folder, next) is not { } page) return;
            foreach (var item in page.Items) await use(item);
            next = page.Next;
        }
        while (next is not null);
    }

    public string PathOf(StorageItem item) => item.Path;

    public bool IsDirectory(StorageItem item) => item.IsDirectory;

    public BatchAiException NotFound(string path) => FileErrors.NotFound(place, path);

    private async Task<Page<StorageItem>?> PageAsync(string directory, string? next)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await client.StorageFiles.ListAsync(place, directory, next, cancellationToken);
        }
        catch (BatchAiException error) when (error.Code == FileErrors.PathNotFound)
        {
            return null;
        }
    }
}
