using System.Globalization;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Serving;

/// <summary>What tells one state of a thing from another.</summary>
internal static class EntryMarks
{
    private const string Stamp = "changed";

    /// <summary>The time of the last change of a file's bytes or of what is kept about it.</summary>
    internal static DateTimeOffset LastModified(this TreeEntry file) => StampOf(file) is { } stamp && stamp > file.Modified ? stamp : file.Modified;

    /// <summary>A file's mark, in quotes.</summary>
    internal static string Mark(this TreeEntry file) => $"\"{file.ETag}\"";

    /// <summary>The time of the last change of a share or container itself; what happens in it does not count.</summary>
    internal static DateTimeOffset RootLastModified(this TreeEntry root) => StampOf(root) ?? root.Created;

    /// <summary>The mark of a share or container, in quotes; what happens in it does not count.</summary>
    internal static string RootMark(this TreeEntry root) =>
        string.Create(CultureInfo.InvariantCulture, $"\"0x{(ulong)root.RootLastModified().UtcTicks ^ (root.FileId << 40):X}\"");

    /// <summary>Notes when something was changed without its bytes; never the same time twice, whatever the clock does.</summary>
    internal static FileRecord Stamped(this FileRecord record, TimeProvider time)
    {
        var ticks = Math.Max(time.GetUtcNow().UtcTicks, (TicksOf(record) ?? 0) + 1);
        return record.WithExtra(Stamp, ticks.ToString(CultureInfo.InvariantCulture));
    }

    private static DateTimeOffset? StampOf(TreeEntry entry) => TicksOf(entry.Record) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    private static long? TicksOf(FileRecord record) =>
        long.TryParse(record.FindExtra(Stamp), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks < DateTime.MaxValue.Ticks ? ticks : null;
}
