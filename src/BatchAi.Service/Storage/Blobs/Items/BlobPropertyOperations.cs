using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>Changes what is kept about blobs.</summary>
internal sealed class BlobPropertyOperations(BlobParts parts) : IStorageOperations
{
    public void AddTo(OperationTable table)
    {
        table.Add("Set Blob Properties", Route("properties"), AccessNeed.Item("w"), SetHeadersAsync);
        table.Add("Set Blob Metadata", Route("metadata"), AccessNeed.Item("w"), SetMetadataAsync);
        table.Add("Set Blob Tier", Route("tier"), AccessNeed.Item("w"), SetTierAsync);
    }

    private async Task<StorageAnswer> SetHeadersAsync(StorageCall call)
    {
        if (call.Header("x-ms-blob-content-length") is not null) throw StorageErrors.NotSupported("page blobs");
        var headers = ContentHeaders.Read(call, ContentHeaders.OfBlob);
        using var blob = parts.OpenBlob(call);
        using var hold = await blob.HoldAsync(call.Aborted);
        blob.RequireChangeable();
        var entry = await blob.SetRecordAsync(record => CopyTrace.Forget(record.WithHeadersOf(headers)));
        return StorageAnswer.Ok.With(entry.LastModified(), entry.Mark());
    }

    private async Task<StorageAnswer> SetMetadataAsync(StorageCall call)
    {
        var metadata = MetadataHeaders.Read(call);
        using var blob = parts.OpenBlob(call);
        using var hold = await blob.HoldAsync(call.Aborted);
        blob.RequireChangeable();
        var entry = await blob.SetRecordAsync(record => record with { Metadata = [.. metadata] });
        return StorageAnswer.Ok.WithWritten(entry);
    }

    private async Task<StorageAnswer> SetTierAsync(StorageCall call)
    {
        var tier = BlobTier.Read(call) ?? throw StorageErrors.MissingHeader(BlobTier.Header);
        using var blob = parts.OpenBlob(call);
        using var hold = await blob.HoldAsync(call.Aborted);
        BlobKinds.RequireBlock(blob.RequireChangeable());
        await blob.SetRecordAsync(record => record.WithTier(tier));
        return StorageAnswer.Ok;
    }

    private static StorageRoute Route(string comp) => new("PUT", StorageLevel.Item, Comp: comp);
}
