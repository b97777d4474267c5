using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>
/// Keeps records in an attribute of the file itself, where they go with it and end with it; one that does not fit there, or
/// whose file system has no attributes, is kept beside.
/// </summary>
internal sealed class RecordStore(SideFiles beside, NoteStore notes)
{
    private const byte Here = 1;
    private const byte Beside = 2;

    /// <summary>A file's record. What it says about bytes that have changed since is left out.</summary>
    internal StoredRecord Read(IHostEntry file, HostStat stat)
    {
        var attribute = file.GetAttribute(HostFile.Record, out var supported);
        var stored = attribute switch
        {
            [Here, ..] => RecordCodec.Read(attribute.AsMemory(1)),
            [Beside] => ReadBeside(stat),
            null when !supported => ReadBeside(stat),
            _ => StoredRecord.None,
        };
        return stored.Record.ContentMd5 is not null && (stored.Length != stat.Length || stored.Modified != stat.Modified)
            ? stored with { Record = stored.Record with { ContentMd5 = null } }
            : stored;
    }

    /// <summary>What is noted about a file, whatever its record says.</summary>
    internal string? NoteOf(HostStat stat) => notes.Find(stat.Id, stat.Born);

    /// <summary>Sets a file's record. The caller flushes the file.</summary>
    internal void Write(HostFile file, FileRecord record)
    {
        var stat = file.Stat();
        var before = Read(file, stat);
        var bytes = RecordCodec.Write(new StoredRecord(record, before.Version + 1, stat.Length, stat.Modified));
        if (file.TrySetAttribute(HostFile.Record, [Here, .. bytes])) return;
        beside.Write(stat, bytes);
        _ = file.TrySetAttribute(HostFile.Record, [Beside]);
    }

    private StoredRecord ReadBeside(HostStat stat) => beside.Read(stat) is { } bytes ? RecordCodec.Read(bytes) : StoredRecord.None;
}
