using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>What is told about a blob with its content, or instead of it.</summary>
internal static class BlobHeaders
{
    internal const string Encrypted = "x-ms-server-encrypted";
    internal const string RequestEncrypted = "x-ms-request-server-encrypted";

    /// <summary>Adds all of it.</summary>
    internal static StorageAnswer With(this StorageAnswer answer, TreeFile file, TimeProvider time)
    {
        var blob = file.Entry;
        answer
            .With(blob.LastModified(), blob.Mark())
            .WithContentHeaders(blob.Record)
            .With("x-ms-creation-time", blob.Created)
            .With(BlobKinds.Header, BlobKinds.NameOf(blob.Record))
            .WithLease(blob, time)
            .With(Encrypted, false)
            .With(blob.Record.Metadata);
        if (blob.Record.BlobType == BlobType.Append) answer.With("x-ms-blob-committed-block-count", file.AppendedBlocks);
        CopyTrace.Of(blob.Record)?.AddTo(answer);
        return answer;
    }

    /// <summary>Adds what an answer to a write has.</summary>
    internal static StorageAnswer WithWritten(this StorageAnswer answer, TreeEntry blob) => answer
        .With(blob.LastModified(), blob.Mark())
        .With(RequestEncrypted, false);
}
