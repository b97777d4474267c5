using System.Globalization;
using System.Xml;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Serving;

/// <summary>What is remembered of a copy with the blob or file that it made.</summary>
/// <param name="Id">The copy's id.</param>
/// <param name="Source">What was copied, without the signature that opened it.</param>
/// <param name="Length">How much was copied.</param>
/// <param name="Completed">When.</param>
internal sealed record CopyTrace(string Id, string Source, long Length, DateTimeOffset Completed)
{
    internal const string IdHeader = "x-ms-copy-id";
    internal const string StatusHeader = "x-ms-copy-status";
    internal const string Success = "success";
    private const string Key = "copy";

    private string Progress => string.Create(CultureInfo.InvariantCulture, $"{Length}/{Length}");

    /// <summary>The copy that made a blob or file; null when none did, or it was changed since. A job can write anything there.</summary>
    internal static CopyTrace? Of(FileRecord record) =>
        record.FindExtra(Key)?.Split(' ', 4) is [var id, var length, var completed, var source]
        && Guid.TryParse(id, out _) && FileRecord.IsHeader(source) && WholeNumber.TryParse(length) is { } count
        && DateTimeOffset.TryParse(completed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new CopyTrace(id, source, count, time)
            : null;

    /// <summary>The copy that a request asks for, done now.</summary>
    internal static CopyTrace Done(StorageCall call, long length, TimeProvider time)
    {
        // What follows the question mark may be a signature.
        var source = call.RequireHeader(SourceReader.Header).Split('?')[0];
        return new CopyTrace(Guid.NewGuid().ToString("D"), source, length, time.GetUtcNow());
    }

    internal static FileRecord Forget(FileRecord record) => record.WithExtra(Key, null);

    internal FileRecord In(FileRecord record) => record.WithExtra(Key, string.Create(CultureInfo.InvariantCulture, $"{Id} {Length} {Completed:O} {Source}"));

    internal void AddTo(StorageAnswer answer) => answer
        .With(IdHeader, Id)
        .With(StatusHeader, Success)
        .With("x-ms-copy-source", Source)
        .With("x-ms-copy-progress", Progress)
        .With("x-ms-copy-completion-time", Completed);

    internal void Write(XmlWriter xml)
    {
        xml.WriteElementString("CopyId", Id);
        xml.WriteElementString("CopyStatus", Success);
        xml.WriteElementString("CopySource", Source);
        xml.WriteElementString("CopyProgress", Progress);
        xml.WriteElementString("CopyCompletionTime", Completed.ToString("R", CultureInfo.InvariantCulture));
    }
}
