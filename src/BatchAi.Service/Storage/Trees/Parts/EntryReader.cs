using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Describes an open file or folder as it is at one moment.</summary>
internal static class EntryReader
{
    private const int MostTries = 4;

    internal static TreeEntry Read(RecordStore records, IHostEntry file, string name, ulong parent)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stat = file.Stat();
            var stored = records.Read(file, stat);

            // A file that a job writes without a pause never stands still; then the last look counts, unless it was at another file.
            var after = file.Stat();
            if (after.Id == stat.Id && (after.Changed == stat.Changed || attempt >= MostTries)) return Describe(stat, stored, records.NoteOf(stat), name, parent);
        }
    }

    internal static TreeEntry Describe(HostStat stat, StoredRecord stored, string? note, string name, ulong parent) => new()
    {
        Name = name,
        Kind = stat.Kind == HostKind.Folder ? EntryKind.Folder : EntryKind.File,
        Length = stat.Kind == HostKind.Folder ? 0 : stat.Length,
        Modified = HostStat.TimeOf(stat.Modified),
        Changed = HostStat.TimeOf(stat.Changed),
        Created = HostStat.TimeOf(stat.Born == 0 ? stat.Changed : stat.Born),
        FileId = stat.Id,
        Born = stat.Born,
        ParentId = parent,
        Tag = Mix(Mix(Mix(Mix(Mix(0, stat.Id), (ulong)stat.Length), (ulong)stat.Modified), (ulong)stat.Changed), stored.Version),
        Record = stored.Record,
        Note = note,
    };

    // MurmurHash3's finalizer, which spreads each bit over all.
    private static ulong Mix(ulong seed, ulong value)
    {
        var mixed = (seed * 0x9E3779B97F4A7C15) ^ value;
        mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCD;
        mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53;
        return mixed ^ (mixed >> 33);
    }
}
