using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>Makes a blob of a list of blocks.</summary>
internal sealed class BlockCommit(TreeParts parts, StorageTree tree, TreePath path, BlockPile pile)
{
    internal TreeEntry Run(IReadOnlyList<BlockChoice> list, FileRecord record, CancellationToken cancellation)
    {
        using var blob = list.Any(c => c.Source != BlockSource.Uncommitted) ? TryOpenBlob() : null;
        var chosen = Choose(list, blob);
        if (!chosen.Exists(c => c.IsCommitted) && BlockArrangement.TryArrange(pile, [.. chosen.Select(c => c.Id)])) chosen = Choose(list, blob);
        using var file = IsArrivalOrder(chosen) ? StagedFile.Adopt(pile.Folder, BlockPile.Data) : Assemble(chosen, blob, cancellation);
        BlockLists.Write(parts, file.File, [.. chosen.Select(c => new StoredBlock(c.Id, c.Range.Length))]);
        var entry = tree.CommitNow(file, path, record);
        pile.Discard();
        return entry;
    }

    private TreeFile? TryOpenBlob()
    {
        try
        {
            return tree.OpenFile(path);
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            return null;
        }
    }

    private List<Choice> Choose(IReadOnlyList<BlockChoice> list, TreeFile? blob)
    {
        var uncommitted = pile.Arrived.ToDictionary(b => b.Id, b => b.Range);
        var committed = new Dictionary<string, ByteRange>();
        var at = 0L;
        foreach (var (id, length) in blob is null ? [] : BlockLists.Read(parts, blob.File))
        {
            committed[id] = new ByteRange(at, length);
            at += length;
        }

        return [.. list.Select(choice =>
            choice.Source != BlockSource.Committed && uncommitted.TryGetValue(choice.Id, out var range) ? new Choice(choice.Id, range, IsCommitted: false)
            : choice.Source != BlockSource.Uncommitted && committed.TryGetValue(choice.Id, out range) ? new Choice(choice.Id, range, IsCommitted: true)
            : throw new TreeException(TreeError.UnknownBlock, "The list names a block that was not put. Put it, and send the list again."))];
    }

    // Then the file of all blocks is the blob, byte by byte.
    private bool IsArrivalOrder(List<Choice> chosen)
    {
        if (chosen.Count == 0 || pile.Finished(out var length) is not { } data) return false;
        var at = 0L;
        foreach (var choice in chosen)
        {
            if (choice.IsCommitted || choice.Range.Offset != at) return false;
            at = choice.Range.End;
        }

        // What is behind belongs to blocks that did not arrive.
        if (at != length) return false;
        if (data.Stat().Length > length) data.SetLength(length);
        return true;
    }

    private StagedFile Assemble(List<Choice> chosen, TreeFile? blob, CancellationToken cancellation)
    {
        var file = StagedFile.Create(parts.Staging);
        try
        {
            foreach (var choice in chosen) file.Copy(choice.IsCommitted ? blob!.File : pile.Bytes, choice.Range, cancellation);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private readonly record struct Choice(string Id, ByteRange Range, bool IsCommitted);
}
