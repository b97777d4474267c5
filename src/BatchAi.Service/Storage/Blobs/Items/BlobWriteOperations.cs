using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>Writes blobs whole, and deletes them.</summary>
internal sealed class BlobWriteOperations(BlobParts parts) : IStorageOperations
{
    private const long Largest = 5000L << 20;
    private const string DeleteSnapshots = "x-ms-delete-snapshots";
    private const string OnlySnapshots = "only";

    public void AddTo(OperationTable table)
    {
        table.Add("Put Blob", new StorageRoute("PUT", StorageLevel.Item), AccessNeed.Item("cw"), PutAsync);
        table.Add("Delete Blob", new StorageRoute("DELETE", StorageLevel.Item), AccessNeed.Item("d"), DeleteAsync);
    }

    private async Task<StorageAnswer> PutAsync(StorageCall call)
    {
        var type = BlobKinds.Read(call);
        var length = call.RequireLength();
        if (length > Largest) throw new StorageException(413, "RequestBodyTooLarge", $"The request body is too large and exceeds the maximum permissible limit of {Largest} bytes; put blocks instead.");
        if (type == BlobType.Append && length > 0) throw StorageErrors.InvalidHeader("Content-Length", null);
        var record = ContentHeaders.Read(call, ContentHeaders.OfBlob, isContent: true) with { BlobType = type, Metadata = [.. MetadataHeaders.Read(call)] };
        return await PutAsync(call, length, record.WithTier(BlobTier.Read(call)));
    }

    private async Task<StorageAnswer> PutAsync(StorageCall call, long length, FileRecord record)
    {
        using var upload = new BlobUpload(call);
        using var blob = parts.OpenBlob(call);
        blob.RequireWritable();
        using var staged = blob.Tree.Stage();
        await staged.WriteAsync(call.Body, upload, length, call.Aborted);
        var (name, value) = upload.Verify(record.ContentMd5);
        using var hold = await blob.HoldAsync(call.Aborted);
        blob.RequireWritable();
        var entry = await blob.Tree.CommitAsync(staged, blob.Path, record with { ContentMd5 = record.BlobType == BlobType.Append ? null : upload.Md5 });
        await blob.DiscardBlocksAsync();
        var answer = StorageAnswer.Created.WithWritten(entry).With(name, value);
        return name == BodyChecksum.Md5Header || record.BlobType == BlobType.Append ? answer : answer.With(BodyChecksum.Md5Header, Convert.ToBase64String(upload.Md5));
    }

    private async Task<StorageAnswer> DeleteAsync(StorageCall call)
    {
        if (call.Query["deletetype"] is { Length: > 0 }) throw StorageErrors.NotSupported("what was deleted to be kept, nor to be deleted for good");
        using var blob = parts.OpenBlob(call);
        using var hold = await blob.HoldAsync(call.Aborted);
        blob.RequireChangeable();
        if (OnlySnapshots.Equals(call.Header(DeleteSnapshots), StringComparison.OrdinalIgnoreCase)) return StorageAnswer.Accepted;
        await blob.Tree.DeleteFileAsync(blob.Path);
        await blob.DiscardBlocksAsync();
        return StorageAnswer.Accepted.With("x-ms-delete-type-permanent", true);
    }
}
