using BatchAi.Service.Storage.Trees.Blocks;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees;

/// <summary>
/// One storage account's folder: its shares in <c>files/</c>, its containers in <c>blobs/</c>, and in <c>.meta/</c> what is being
/// written and what does not fit elsewhere. A service opens it once and keeps it.
/// </summary>
internal sealed class AccountTree : IAsyncDisposable
{
    private readonly string _trash;
    private readonly HostFolder _files;
    private readonly HostFolder _blobs;
    private readonly TreeParts _parts;

    private AccountTree(string trash, HostFolder files, HostFolder blobs, TreeParts parts)
    {
        _trash = trash;
        _files = files;
        _blobs = blobs;
        _parts = parts;
    }

    /// <summary>Brings to the disk once a second what was written in place.</summary>
    internal GroupFlush Flush => _parts.Flush;

    /// <summary>Opens an account's folder, and makes what is missing of it.</summary>
    /// <param name="folder">Its path on this machine; the folder above it is there.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onFlushFailure">Takes what went wrong with a flush that nobody waits for.</param>
    /// <param name="open">How folders are opened; as suits the system unless said otherwise.</param>
    internal static AccountTree Open(string folder, TimeProvider time, Action<Exception>? onFlushFailure = null, Func<string, HostFolder>? open = null)
    {
        foreach (var part in (ReadOnlySpan<string>)["files", "blobs", ".meta/staging", ".meta/blocks", ".meta/blocklists", ".meta/records", ".meta/notes"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
        }

        using var account = (open ?? HostFolder.Open)(folder);
        var flush = new GroupFlush(time, onFlushFailure ?? (_ => { }));
        var large = new SideFiles(account.OpenFolder(".meta/records"));
        var notes = new NoteStore(new SideFiles(account.OpenFolder(".meta/notes")));
        return new AccountTree(Path.Combine(folder, ".meta/trash"), account.OpenFolder("files"), account.OpenFolder("blobs"), new TreeParts
        {
            Staging = account.OpenFolder(".meta/staging"),
            LargeRecords = large,
            Records = new RecordStore(large, notes),
            Notes = notes,
            BlockLists = new SideFiles(account.OpenFolder(".meta/blocklists")),
            Blocks = new BlockStages(account.OpenFolder(".meta/blocks"), flush, time),
            Flush = flush,
            Twins = new CaseTwins(time),
        });
    }

    /// <summary>Removes what a killed service left half-written. Only a service that is alone may do that, before it serves.</summary>
    internal void Recover() => Leftovers.RemoveAll(_parts.Staging);

    /// <summary>Removes the blocks that nobody committed in seven days.</summary>
    internal void RemoveOldBlocks() => _parts.Blocks.RemoveOld();

    /// <summary>One page of the shares or containers.</summary>
    internal TreePage List(TreeKind kind, TreeListing listing)
    {
        var root = RootOf(kind);
        var page = new TreeLister(_parts.Records, root, new TreeResolver(root, _parts.Twins), TreeKind.Files).List(listing with { Flat = false });
        return page with { Entries = [.. page.Entries.Where(e => e.Kind == EntryKind.Folder)] };
    }

    /// <summary>A share or container; dispose it after the request.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>.</exception>
    internal StorageTree OpenTree(TreeKind kind, string name)
    {
        try
        {
            return new StorageTree(_parts, RootOf(kind).OpenFolder(HostOf(name)), kind, name);
        }
        catch (TreeException error) when (error.Error == TreeError.IsFile)
        {
            throw HostErrors.From(HostErrors.NoEntry);
        }
    }

    /// <summary>Makes a share or container. On the disk when done.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.AlreadyExists"/>, <see cref="TreeError.NoSpace"/>.</exception>
    internal Task<TreeEntry> CreateTreeAsync(TreeKind kind, string name, FileRecord record) => DiskThreads.RunAsync(() =>
    {
        var root = RootOf(kind);
        return new TreeChanges(_parts, root, new TreeResolver(root, _parts.Twins)).CreateFolder(TreePath.Parse(TreeKind.Files, HostOf(name)), record);
    });

    /// <summary>Moves a share or container out of the account to the trash, or out of sight where that is another disk's. On the disk when done.</summary>
    /// <param name="kind">Which of the two.</param>
    /// <param name="name">Its name.</param>
    /// <param name="trash">The trash.</param>
    /// <param name="newName">A free name in there.</param>
    /// <returns>What is to be removed now: it, and what a killed service did not come to.</returns>
    /// <exception cref="TreeException"><see cref="TreeError.NotFound"/>.</exception>
    internal Task<IReadOnlyList<string>> DetachTreeAsync(TreeKind kind, string name, string trash, string newName) => DiskThreads.RunAsync<IReadOnlyList<string>>(() =>
    {
        IReadOnlyList<string> gone = [Path.Combine(trash, newName)];
        try
        {
            Move(kind, name, trash, newName);
        }
        catch (TreeException error) when (error.Error == TreeError.Conflict)
        {
            Directory.CreateDirectory(_trash);
            Move(kind, name, _trash, newName);
            gone = Directory.GetFileSystemEntries(_trash);
        }

        if (kind == TreeKind.Blobs) _parts.Blocks.RemoveTree(name);
        return gone;
    });

    /// <summary>Waits until nobody else holds the share or container itself, for a change of its record.</summary>
    internal ValueTask<NameHold> HoldTreeAsync(TreeKind kind, string name, CancellationToken cancellation) =>
        _parts.Locks.HoldAsync(kind == TreeKind.Blobs ? $"b/{name}" : $"f/{name}", cancellation);

    public async ValueTask DisposeAsync()
    {
        await _parts.Flush.DisposeAsync();
        _parts.Dispose();
        _files.Dispose();
        _blobs.Dispose();
    }

    private static string HostOf(string name) => name.Contains('/')
        ? throw new TreeException(TreeError.InvalidName, "The name has a slash.")
        : NameCodec.For(TreeKind.Files).ToHost(name);

    private void Move(TreeKind kind, string name, string folder, string newName)
    {
        using var target = HostFolder.Open(folder);
        RootOf(kind).Rename(HostOf(name), target, newName, replace: false);
        target.Sync();
        RootOf(kind).Sync();
    }

    private HostFolder RootOf(TreeKind kind) => kind == TreeKind.Blobs ? _blobs : _files;
}
