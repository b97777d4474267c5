using BatchAi.Service.Storage.Files.Smb;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>What answers about files have in common.</summary>
internal static class FileAnswers
{
    /// <summary>Adds all that is told of a file but the checksum of its bytes.</summary>
    internal static StorageAnswer WithFile(this StorageAnswer answer, TreeEntry file, TimeProvider time)
    {
        answer = answer.WithSmb(file).WithContentHeaders(file.Record).With(file.Record.Metadata).WithStored();
        CopyTrace.Of(file.Record)?.AddTo(answer);
        return answer.WithLease(file, time);
    }

    /// <summary>Whether a header of a request says yes.</summary>
    internal static bool Says(this StorageCall call, string header) => call.Header(header) is { } text && (bool.TryParse(text, out var isSaid) ? isSaid : throw StorageErrors.InvalidHeader(header, text));
}
