using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>The blob that a request is about, whether it is there or not.</summary>
internal sealed class BlobPlace : IDisposable
{
    private const int LongestName = 1024;
    private readonly BlobParts _parts;
    private readonly StorageCall _call;
    private readonly LeaseCheck _lease;
    private readonly Conditions _conditions;

    private BlobPlace(BlobParts parts, StorageCall call, StorageTree tree)
    {
        (_parts, _call, Tree) = (parts, call, tree);
        Path = tree.Path(call.Target.Path);
        _lease = LeaseCheck.Of(LeaseThing.Blob, call, parts.Time);
        _conditions = Conditions.Of(call);
    }

    internal StorageTree Tree { get; }

    internal TreePath Path { get; }

    internal static BlobPlace Open(BlobParts parts, StorageCall call)
    {
        UnsupportedHeaders.Refuse(call);
        if (call.Target.Path.Length > LongestName) throw new StorageException(400, "OutOfRangeInput", "The specified resource name length is not within the permissible limits.");
        var tree = parts.Storage.Open(call);
        try
        {
            // There never was a snapshot or version of anything.
            if (call.Query["snapshot"] is { Length: > 0 } || call.Query["versionid"] is { Length: > 0 }) throw NotFound();
            return new BlobPlace(parts, call, tree);
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    /// <summary>Waits until nobody else changes the blob.</summary>
    internal ValueTask<NameHold> HoldAsync(CancellationToken cancellation) => Tree.HoldAsync(Path, cancellation);

    /// <summary>The blob as it is now.</summary>
    /// <exception cref="StorageException">It is not there.</exception>
    internal TreeEntry Require() => Tree.FindFile(Path) ?? throw NotFound();

    /// <summary>Opens the blob, when the request may read it.</summary>
    internal TreeFile OpenToRead()
    {
        var file = Tree.OpenFile(Path);
        try
        {
            _conditions.RequireForRead(file.Entry.LastModified(), file.Entry.Mark());
            _lease.RequireForRead(file.Entry);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a request that may not write the blob whole. To be asked before the content comes, and again with the name held.</summary>
    /// <returns>The blob as it was; null when it was not there.</returns>
    internal TreeEntry? RequireWritable()
    {
        var entry = Tree.FindFile(Path);
        RequireConditions(entry);
        if (entry is not null) _call.Grant.Require("w");
        RequireLease(entry);
        return entry;
    }

    /// <summary>Refuses a request that may not change the blob.</summary>
    /// <returns>The blob as it was.</returns>
    internal TreeEntry RequireChangeable()
    {
        var entry = Require();
        RequireConditions(entry);
        RequireLease(entry);
        return entry;
    }

    /// <summary>Refuses a request that changes what does not show yet, without the lease.</summary>
    internal void RequireLease(TreeEntry? entry) => _lease.RequireForWrite(Tree, entry);

    /// <summary>Changes what is kept about the blob; the caller holds the name.</summary>
    internal async Task<TreeEntry> SetRecordAsync(Func<FileRecord, FileRecord> change)
    {
        using var file = Tree.OpenFile(Path, FileAccess.ReadWrite);
        await file.SetRecordAsync(change(file.Entry.Record).Stamped(_parts.Time));
        return file.Entry;
    }

    /// <summary>Forgets blocks that were put and will be no part of the blob any more.</summary>
    internal async Task DiscardBlocksAsync()
    {
        if (!Tree.MayHaveBlocks(Path)) return;
        using var blocks = Tree.OpenBlocks(Path);
        if (blocks.Uncommitted.Count > 0) await blocks.DiscardAsync();
    }

    internal static StorageException Exists() => new(409, "BlobAlreadyExists", "The specified blob already exists.");

    internal static StorageException NotFound() => new(404, "BlobNotFound", "The specified blob does not exist.");

    public void Dispose() => Tree.Dispose();

    private void RequireConditions(TreeEntry? entry) => _conditions.RequireForWrite(entry?.LastModified(), entry?.Mark(), Exists);
}
