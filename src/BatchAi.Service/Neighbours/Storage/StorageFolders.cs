using BatchAi.Service.Control;
using BatchAi.Service.Hosting;
using BatchAi.Service.Storage.Accounts;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Neighbours.Storage;

/// <summary>
/// The folders of storage accounts: one per account, and in it one per file share and blob container. Whoever makes or
/// removes one of them does it here, whichever API asked for it.
/// </summary>
/// <param name="root">Where they are.</param>
/// <param name="trees">The shares and containers of all accounts.</param>
/// <param name="discard">Takes a folder away; its place is free when it returns, its content is gone when the task completes.</param>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for has nothing to dispose of.
internal sealed class StorageFolders(DataRoot root, AccountTrees trees, Func<string, Task> discard)
{
    // What is made must not be what is just being taken away.
    private readonly SemaphoreSlim _changes = new(1, 1);

    /// <summary>Changes accounts' folders while nobody else does.</summary>
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
    internal void DiscardAccount(string account)
    {
        var path = root.StorageAccount(account);
        _ = discard(path);
        if (Directory.Exists(path)) throw new ControlException(409, "StorageInUse", "The folder cannot be taken away; something on this machine holds it. Try again later.");
    }

    /// <summary>Makes a share or container. On the disk when done.</summary>
    /// <returns>The folder, and whether it is new; one that was there stays as it is.</returns>
    internal async Task<(TreeEntry Folder, bool IsNew)> CreateAsync(TreeKind kind, StoredAccount account, string name, FileRecord record, CancellationToken cancellation = default)
    {
        var tree = trees.Of(account);
        using var hold = await tree.HoldTreeAsync(kind, name, cancellation);
        try
        {
            return (await tree.CreateTreeAsync(kind, name, record), true);
        }
        catch (TreeException error) when (error.Error == TreeError.AlreadyExists)
        {
            return (Find(kind, account, name) ?? throw new ControlException(409, "StorageInUse", $"Something that is neither share nor container has the name {name}.", name), false);
        }
    }

    /// <summary>A share or container; null when there is none of that name.</summary>
    internal TreeEntry? Find(TreeKind kind, StoredAccount account, string name)
    {
        try
        {
            using var tree = trees.Of(account).OpenTree(kind, name);
            return tree.FindFolder(tree.Root) is { } folder ? folder with { Name = name } : null;
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            return null;
        }
    }

    /// <summary>Changes what is kept about a share or container. On the disk when done.</summary>
    /// <returns>The folder; null when there is none of that name.</returns>
    internal async Task<TreeEntry?> SetRecordAsync(TreeKind kind, StoredAccount account, string name, Func<FileRecord, FileRecord> change)
    {
        using var hold = await HoldAsync(kind, account, name);
        if (Find(kind, account, name) is not { } folder) return null;
        using var tree = trees.Of(account).OpenTree(kind, name);
        return await tree.SetFolderRecordAsync(tree.Root, change(folder.Record)) with { Name = name };
    }

    /// <summary>Shares or containers, in order.</summary>
    internal TreePage List(TreeKind kind, StoredAccount account, TreeListing listing) => trees.Of(account).List(kind, listing);

    /// <summary>Waits until nobody else changes a share or container itself.</summary>
    internal ValueTask<NameHold> HoldAsync(TreeKind kind, StoredAccount account, string name, CancellationToken cancellation = default) => trees.Of(account).HoldTreeAsync(kind, name, cancellation);

    /// <summary>Takes a share or container away with all that is in it; the caller holds it. Its name is free at once.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>.</exception>
    internal async Task RemoveAsync(TreeKind kind, StoredAccount account, string name)
    {
        var gone = await trees.Of(account).DetachTreeAsync(kind, name, root.Trash(""), Guid.NewGuid().ToString("D"));
        foreach (var path in gone) _ = discard(path);
    }
}
