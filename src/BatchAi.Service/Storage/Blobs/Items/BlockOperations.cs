using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>Writes blobs block by block.</summary>
internal sealed class BlockOperations(BlobParts parts) : IStorageOperations
{
    private const long Largest = 4000L << 20;
    private const string TypeOption = "blocklisttype";

    public void AddTo(OperationTable table)
    {
        table.Add("Put Block From URL", new StorageRoute("PUT", StorageLevel.Item, Comp: "block", Header: SourceReader.Header), AccessNeed.Item("cw"), PutFromUrlAsync);
        table.Add("Put Block", new StorageRoute("PUT", StorageLevel.Item, Comp: "block"), AccessNeed.Item("cw"), PutAsync);
        table.Add("Put Block List", new StorageRoute("PUT", StorageLevel.Item, Comp: "blocklist"), AccessNeed.Item("cw"), CommitAsync);
        table.Add("Get Block List", new StorageRoute("GET", StorageLevel.Item, Comp: "blocklist"), AccessNeed.Item("r"), List);
    }

    private async Task<StorageAnswer> PutAsync(StorageCall call)
    {
        var (id, length) = (BlockId.Read(call), call.RequireLength());
        if (length == 0) throw StorageErrors.InvalidHeader("Content-Length", "0");
        if (length > Largest) throw new StorageException(413, "RequestBodyTooLarge", $"The request body is too large and exceeds the maximum permissible limit of {Largest} bytes.");
        using var checksum = BodyChecksum.Of(call);
        using var blob = OpenForBlocks(call);
        using var blocks = blob.Tree.OpenBlocks(blob.Path);
        BlockId.RequireSameLength(id, blocks.Uncommitted);
        var answer = StorageAnswer.Created;
        await blocks.PutAsync(id, length, call.Body, () => AddVerified(checksum, answer), checksum, call.Aborted);
        return answer.With(BlobHeaders.RequestEncrypted, false);
    }

    private async Task<StorageAnswer> PutFromUrlAsync(StorageCall call)
    {
        var id = BlockId.Read(call);
        using var blob = OpenForBlocks(call);
        using var source = await CopySource.OpenAsync(parts.Storage, call);
        using var blocks = blob.Tree.OpenBlocks(blob.Path);
        BlockId.RequireSameLength(id, blocks.Uncommitted);
        await blocks.PutAsync(id, source.File, source.Range, call.Aborted);
        return StorageAnswer.Created.With(BlobHeaders.RequestEncrypted, false);
    }

    private async Task<StorageAnswer> CommitAsync(StorageCall call)
    {
        var record = ContentHeaders.Read(call, ContentHeaders.OfBlob) with { BlobType = BlobType.Block, Metadata = [.. MetadataHeaders.Read(call)] };
        var list = await BlockList.ReadAsync(call);
        using var blob = parts.OpenBlob(call);
        using var hold = await blob.HoldAsync(call.Aborted);
        BlobKinds.RequireBlock(blob.RequireWritable());
        using var blocks = blob.Tree.OpenBlocks(blob.Path);
        var entry = await blocks.CommitAsync(list, record.WithTier(BlobTier.Read(call)), call.Aborted);
        return StorageAnswer.Created.WithWritten(entry);
    }

    private StorageAnswer List(StorageCall call)
    {
        var type = call.Query[TypeOption] is { Length: > 0 } text ? text.ToLowerInvariant() : "committed";
        if (type is not ("committed" or "uncommitted" or "all")) throw StorageErrors.InvalidQuery(TypeOption, type);
        using var blob = parts.OpenBlob(call);
        using var blocks = blob.Tree.OpenBlocks(blob.Path);
        var (committed, entry) = Committed(blob);
        if (entry is null && blocks.Uncommitted.Count == 0) throw BlobPlace.NotFound();
        List<(string Name, IReadOnlyList<StoredBlock> Blocks)> lists = [];
        if (type is not "uncommitted") lists.Add(("CommittedBlocks", committed));
        if (type is not "committed") lists.Add(("UncommittedBlocks", blocks.Uncommitted));
        var answer = StorageAnswer.Xml(xml => BlockList.WriteAsync(xml, lists)).With("x-ms-blob-content-length", entry?.Length ?? 0);
        return entry is null ? answer : answer.With(entry.LastModified(), entry.Mark());
    }

    private static (IReadOnlyList<StoredBlock> Blocks, TreeEntry? Entry) Committed(BlobPlace blob)
    {
        if (blob.Tree.FindFile(blob.Path) is null) return ([], null);
        using var file = blob.OpenToRead();
        BlobKinds.RequireBlock(file.Entry);
        return (blob.Tree.CommittedBlocks(file), file.Entry);
    }

    private static void AddVerified(BodyChecksum checksum, StorageAnswer answer)
    {
        var (name, value) = checksum.Verify();
        answer.With(name, value);
    }

    private BlobPlace OpenForBlocks(StorageCall call)
    {
        var blob = parts.OpenBlob(call);
        try
        {
            var entry = blob.Tree.FindFile(blob.Path);
            BlobKinds.RequireBlock(entry);
            blob.RequireLease(entry);
            return blob;
        }
        catch
        {
            blob.Dispose();
            throw;
        }
    }
}
