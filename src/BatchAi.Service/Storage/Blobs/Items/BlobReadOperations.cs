using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>Reads blobs and what is kept about them.</summary>
internal sealed class BlobReadOperations(BlobParts parts) : IStorageOperations
{
    private const string Md5OfAll = "x-ms-blob-content-md5";

    public void AddTo(OperationTable table)
    {
        table.Add("Get Blob", new StorageRoute("GET", StorageLevel.Item), AccessNeed.Item("r"), GetAsync);
        table.Add("Get Blob Properties", new StorageRoute("HEAD", StorageLevel.Item), AccessNeed.Item("r"), Properties);
        foreach (var method in (string[])["GET", "HEAD"])
        {
            table.Add("Get Blob Metadata", new StorageRoute(method, StorageLevel.Item, Comp: "metadata"), AccessNeed.Item("r"), Metadata);
        }
    }

    private async Task<StorageAnswer> GetAsync(StorageCall call)
    {
        using var blob = parts.OpenBlob(call);
        var file = blob.OpenToRead();
        try
        {
            var answer = await FileContent.AnswerAsync(call, file, Md5OfAll, parts.Time);
            return answer.With(file, parts.Time);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private StorageAnswer Properties(StorageCall call)
    {
        using var blob = parts.OpenBlob(call);
        using var file = blob.OpenToRead();
        var record = file.Entry.Record;
        var answer = StorageAnswer.Properties(file.Entry.Length)
            .With(file, parts.Time)
            .With(BodyChecksum.Md5Header, record.ContentMd5 is { } md5 ? Convert.ToBase64String(md5) : null)
            .With("Accept-Ranges", "bytes");
        return BlobTier.Of(record) is { } tier
            ? answer.With(BlobTier.Header, tier.Tier).With("x-ms-access-tier-inferred", tier.IsInferred ? "true" : null)
            : answer;
    }

    private StorageAnswer Metadata(StorageCall call)
    {
        using var blob = parts.OpenBlob(call);
        using var file = blob.OpenToRead();
        return StorageAnswer.Ok.With(file.Entry.LastModified(), file.Entry.Mark()).With(file.Entry.Record.Metadata);
    }
}
