using System.Globalization;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>What is told of a copy for as long as the file is the one that it made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Where it came from, without a signature.</param>
/// <param name="Progress">How much of it was copied: <c>100/100</c>.</param>
/// <param name="Completed">When it was.</param>
internal sealed record CopyMark(string Id, string Source, string Progress, string Completed)
{
    internal const string IdHeader = "x-ms-copy-id";
    internal const string StatusHeader = "x-ms-copy-status";
    internal const string Status = "success";
    private const string Key = "copy";

    internal static CopyMark New(string url, long length, TimeProvider time) => new(
        Guid.NewGuid().ToString(),
        url.Split('?')[0],
        string.Create(CultureInfo.InvariantCulture, $"{length}/{length}"),
        time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The copy that made a file; null when none did.</summary>
    internal static CopyMark? Of(FileRecord record) =>
        record.FindExtra(Key)?.Split('\n') is [var id, var source, var progress, var completed] ? new CopyMark(id, source, progress, completed) : null;

    internal FileRecord AddTo(FileRecord record) => record.WithExtra(Key, string.Join('\n', Id, Source, Progress, Completed));

    /// <summary>Adds it to an answer.</summary>
    internal StorageAnswer AddTo(StorageAnswer answer) => answer
        .With(IdHeader, Id)
        .With(StatusHeader, Status)
        .With("x-ms-copy-source", Source)
        .With("x-ms-copy-progress", Progress)
        .With("x-ms-copy-completion-time", Completed);
}
