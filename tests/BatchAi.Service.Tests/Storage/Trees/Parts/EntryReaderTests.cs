using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Tests.Storage.Trees.Parts;

public sealed class EntryReaderTests : IDisposable
{
    private readonly string _place = Directory.CreateTempSubdirectory("batchai-reader-").FullName;
    private readonly SideFiles _beside;
    private readonly NoteStore _notes;

    public EntryReaderTests()
    {
        _beside = new SideFiles(HostFolder.Open(_place));
        _notes = new NoteStore(new SideFiles(HostFolder.Open(_place)));
    }

    [Fact]
    public void Read_AFileThatTakesAnothersNameMeanwhile_TellsOneFilesRecord()
    {
        var entry = Read(new Changing([Of(1, changed: 10), Of(2, changed: 10)]));

        Assert.Equal((2UL, "2"), (entry.FileId, entry.Record.ContentType));
    }

    [Fact]
    public void Read_NamesThatGoRoundAndRound_TellOneFilesRecordAtLast()
    {
        var entry = Read(new Changing([.. Enumerable.Range(0, 20).Select(i => Of((ulong)i, changed: i))]));

        Assert.Equal((19UL, "19"), (entry.FileId, entry.Record.ContentType));
    }

    [Fact]
    public void Read_AFileThatNeverStandsStill_IsReadAsItWasLast()
    {
        var found = new Changing([.. Enumerable.Range(0, 100).Select(i => Of(1, changed: i))]);

        Assert.Equal("1", Read(found).Record.ContentType);
        Assert.InRange(found.Looks, 2, 20);
    }

    public void Dispose()
    {
        _notes.Dispose();
        _beside.Dispose();
        Directory.Delete(_place, recursive: true);
    }

    private static HostStat Of(ulong id, long changed) => new() { Kind = HostKind.File, Id = id, Changed = changed };

    private TreeEntry Read(Changing found) => EntryReader.Read(new RecordStore(_beside, _notes), found, "name", parent: 0);

    /// <summary>What is another thing at each look, until there is no other. Its record tells its number.</summary>
    private sealed class Changing(HostStat[] things) : IHostEntry
    {
        internal int Looks { get; private set; }

        public HostStat Stat() => things[Math.Min(Looks++, things.Length - 1)];

        public byte[]? GetAttribute(string name, out bool supported)
        {
            supported = true;
            return [1, .. RecordCodec.Write(new StoredRecord(FileRecord.Empty with { ContentType = $"{Stat().Id}" }, 1, 0, 0))];
        }

        public void Dispose()
        {
            // There is nothing to give back.
        }
    }
}
