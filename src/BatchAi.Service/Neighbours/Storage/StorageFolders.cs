using BatchAi.Service.Control;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Neighbours.Storage;

/// <summary>The folders of storage accounts: one per account, and in it one per file share and blob container.</summary>
/// <param name="root">Where they are.</param>
/// <param name="discard">Takes a folder away; its place is free when it returns, its content is gone when the task completes.</param>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for has nothing to dispose of.
internal sealed class StorageFolders(DataRoot root, Func<string, Task> discard)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None };

    // What is made must not be what is just being taken away.
    private readonly SemaphoreSlim _changes = new(1, 1);

    /// <summary>Changes folders while nobody else does.</summary>
    internal async Task<T> ChangeAsync<T>(Func<Task<T>> change)
    {
        await _changes.WaitAsync();
        try
        {
            return await change();
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>Makes an account's folders; only inside of <see cref="ChangeAsync"/>.</summary>
    internal void CreateAccount(string account)
    {
        var folder = root.StorageAccount(account);
        foreach (var part in new[] { "files", "blobs", ".meta" }) OwnerOnly.CreateDurableDirectory(Path.Combine(folder, part));
    }

    /// <summary>Takes an account's folder away; only inside of <see cref="ChangeAsync"/>.</summary>
    internal void DiscardAccount(string account) => Discard(root.StorageAccount(account));

    /// <summary>Makes a share or container.</summary>
    /// <returns>The folder, and whether it is new.</returns>
    internal Task<(StorageFolder Folder, bool IsNew)> CreateAsync(StorageFolderKind kind, string account, string name) => ChangeAsync(() =>
    {
        var path = PathOf(kind, account, name);
        var isNew = !Directory.Exists(path);
        if (isNew) OwnerOnly.CreateDurableDirectory(path);
        return Task.FromResult((Describe(path), isNew));
    });

    internal StorageFolder Get(StorageFolderKind kind, string account, string name)
    {
        var path = PathOf(kind, account, name);
        if (Directory.Exists(path)) return Describe(path);
        throw kind == StorageFolderKind.Share
            ? new ControlException(404, "ShareNotFound", $"The specified share {name} does not exist in the storage account {account}.", name)
            : new ControlException(404, "ContainerNotFound", $"The specified container {name} does not exist in the storage account {account}.", name);
    }

    /// <summary>Shares or containers in the order of their names, after one of them; only those that begin with a prefix.</summary>
    internal IReadOnlyList<StorageFolder> List(StorageFolderKind kind, string account, string? after, int most, string prefix = "")
    {
        var parent = Path.GetDirectoryName(PathOf(kind, account, "any"))!;
        if (!Directory.Exists(parent)) return [];
        return
        [
            .. Directory.EnumerateDirectories(parent, "*", Everything)
                .Where(path => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal))
                .Where(path => after is null || string.CompareOrdinal(Path.GetFileName(path), after) > 0)
                .OrderBy(Path.GetFileName, StringComparer.Ordinal)
                .Take(most)
                .Select(Describe),
        ];
    }

    /// <summary>Deletes a share or container with all its files.</summary>
    /// <returns>Whether there was one.</returns>
    internal Task<bool> DeleteAsync(StorageFolderKind kind, string account, string name) => ChangeAsync(() =>
    {
        var path = PathOf(kind, account, name);
        var isThere = Directory.Exists(path);
        if (isThere) Discard(path);
        return Task.FromResult(isThere);
    });

    /// <summary>Empties and removes a folder that has been taken away already.</summary>
    internal void Forget(string path) => _ = discard(path);

    private void Discard(string path)
    {
        _ = discard(path);
        if (Directory.Exists(path)) throw new ControlException(409, "StorageInUse", "The folder cannot be taken away; something on this machine holds it. Try again later.");
    }

    private string PathOf(StorageFolderKind kind, string account, string name) =>
        kind == StorageFolderKind.Share ? root.Share(account, name) : root.Container(account, name);

    private static StorageFolder Describe(string path)
    {
        var folder = new DirectoryInfo(path);
        return new(folder.Name, folder.LastWriteTimeUtc, $"\"0x{folder.CreationTimeUtc.Ticks:X}\"");
    }
}
