using System.Security.Cryptography;
using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Serving;

/// <summary>The headers that are kept with a blob or file and answered with its content.</summary>
internal static class ContentHeaders
{
    /// <summary>How the headers begin that say what to keep with a blob.</summary>
    internal const string OfBlob = "x-ms-blob-";

    /// <summary>How the headers begin that say what to keep with a file.</summary>
    internal const string OfFile = "x-ms-";

    private const string Standard = "application/octet-stream";

    /// <summary>What a request says to keep. What it does not say is not kept.</summary>
    /// <param name="call">The request.</param>
    /// <param name="prefix">How the headers begin.</param>
    /// <param name="isContent">Whether the request's body is the content, so that its plain headers count as well.</param>
    internal static FileRecord Read(StorageCall call, string prefix, bool isContent = false) => new()
    {
        ContentType = Text(call, prefix, "Content-Type", isContent),
        ContentEncoding = Text(call, prefix, "Content-Encoding", isContent),
        ContentLanguage = Text(call, prefix, "Content-Language", isContent),
        ContentDisposition = Text(call, prefix, "Content-Disposition", false),
        CacheControl = Text(call, prefix, "Cache-Control", isContent),
        ContentMd5 = BodyChecksum.Read(call, prefix + "content-md5", MD5.HashSizeInBytes, "InvalidMd5"),
    };

    /// <summary>The record with other headers.</summary>
    internal static FileRecord WithHeadersOf(this FileRecord record, FileRecord other) => record with
    {
        ContentType = other.ContentType,
        ContentEncoding = other.ContentEncoding,
        ContentLanguage = other.ContentLanguage,
        ContentDisposition = other.ContentDisposition,
        CacheControl = other.CacheControl,
        ContentMd5 = other.ContentMd5,
    };

    /// <summary>The type of some content; that of any bytes where none is kept.</summary>
    internal static string TypeOrStandard(this FileRecord record) => record.ContentType ?? Standard;

    /// <summary>Adds what is kept to an answer; the checksum goes with the content alone.</summary>
    internal static StorageAnswer WithContentHeaders(this StorageAnswer answer, FileRecord record) => answer
        .With("Content-Type", record.TypeOrStandard())
        .With("Content-Encoding", record.ContentEncoding)
        .With("Content-Language", record.ContentLanguage)
        .With("Content-Disposition", record.ContentDisposition)
        .With("Cache-Control", record.CacheControl);

    private static string? Text(StorageCall call, string prefix, string name, bool isContent)
    {
        var own = prefix + name;
        if (call.Header(own) is { } text) return Checked(own, text);
        return isContent && call.Header(name) is { } plain ? Checked(name, plain) : null;
    }

    private static string Checked(string name, string text) => FileRecord.IsHeader(text) ? text : throw StorageErrors.InvalidHeader(name, null);
}
