using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>Makes blobs of blobs and files that this service stores. A copy is done when it is answered.</summary>
internal sealed class BlobCopyOperations(BlobParts parts) : IStorageOperations
{
    private const string CopyPropertiesHeader = "x-ms-copy-source-blob-properties";

    public void AddTo(OperationTable table)
    {
        table.Add("Copy Blob", new StorageRoute("PUT", StorageLevel.Item, Header: SourceReader.Header), AccessNeed.Item("cw"), call => call.Header(BlobKinds.Header) is null ? CopyAsync(call) : PutFromUrlAsync(call));
        table.Add("Abort Copy Blob", new StorageRoute("PUT", StorageLevel.Item, Comp: "copy"), AccessNeed.Item("w"), Abort);
    }

    private async Task<StorageAnswer> CopyAsync(StorageCall call)
    {
        using var blob = parts.OpenBlob(call);
        using var source = await CopySource.OpenAsync(parts.Storage, call);
        var trace = CopyTrace.Done(call, source.Range.Length, parts.Time);
        var record = FileRecord.Empty.WithHeadersOf(source.File.Entry.Record) with { BlobType = TypeOf(source), Metadata = Metadata(call, source) };
        var entry = await WriteAsync(call, blob, source, trace.In(record).WithTier(BlobTier.Read(call)));
        return StorageAnswer.Accepted.WithWritten(entry).With(CopyTrace.IdHeader, trace.Id).With(CopyTrace.StatusHeader, CopyTrace.Success);
    }

    private async Task<StorageAnswer> PutFromUrlAsync(StorageCall call)
    {
        if (BlobKinds.Read(call) != BlobType.Block) throw StorageErrors.InvalidHeader(BlobKinds.Header, BlobKinds.Append);
        using var blob = parts.OpenBlob(call);
        using var source = await CopySource.OpenAsync(parts.Storage, call);
        var told = ContentHeaders.Read(call, ContentHeaders.OfBlob);
        var record = (call.Header(CopyPropertiesHeader) is "false" ? told : Merge(told, source.File.Entry.Record)) with { BlobType = BlobType.Block, Metadata = Metadata(call, source) };
        var entry = await WriteAsync(call, blob, source, record.WithTier(BlobTier.Read(call)));
        return StorageAnswer.Created.WithWritten(entry);
    }

    private static async Task<TreeEntry> WriteAsync(StorageCall call, BlobPlace blob, CopySource source, FileRecord record)
    {
        blob.RequireWritable();
        using var staged = blob.Tree.Stage();
        await staged.CopyAsync(source.File, source.Range, call.Aborted);
        if (record.BlobType == BlobType.Append) blob.Tree.SetAppendedBlocks(staged, source.File);
        using var hold = await blob.HoldAsync(call.Aborted);
        blob.RequireWritable();
        var entry = await blob.Tree.CommitAsync(staged, blob.Path, record);
        await blob.DiscardBlocksAsync();
        return entry;
    }

    private StorageAnswer Abort(StorageCall call)
    {
        using var blob = parts.OpenBlob(call);
        blob.Require();
        throw new StorageException(409, "NoPendingCopyOperation", "There is currently no pending copy operation.");
    }

    private static BlobType TypeOf(CopySource source) => source.File.Entry.Record.BlobType == BlobType.Append ? BlobType.Append : BlobType.Block;

    private static IReadOnlyList<KeyValuePair<string, string>> Metadata(StorageCall call, CopySource source) =>
        MetadataHeaders.Read(call) is { Count: > 0 } told ? [.. told] : source.File.Entry.Record.Metadata;

    private static FileRecord Merge(FileRecord told, FileRecord source) => told with
    {
        ContentType = told.ContentType ?? source.ContentType,
        ContentEncoding = told.ContentEncoding ?? source.ContentEncoding,
        ContentLanguage = told.ContentLanguage ?? source.ContentLanguage,
        ContentDisposition = told.ContentDisposition ?? source.ContentDisposition,
        CacheControl = told.CacheControl ?? source.CacheControl,
        ContentMd5 = told.ContentMd5 ?? source.ContentMd5,
    };
}
