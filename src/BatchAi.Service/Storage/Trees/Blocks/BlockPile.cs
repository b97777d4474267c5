using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>
/// All blocks of one blob that are no part of it yet, one after the other in one file in the order of their arrival, and an
/// index beside it.
/// </summary>
internal sealed class BlockPile(HostFolder blocks, string key, BlockIndex.Owner owner, GroupFlush flush) : IDisposable
{
    internal const string Data = "data";
    internal const string Index = "index";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, PlacedBlock> _arrived = [];
    private HostFolder? _folder;
    private HostFile? _data;
    private HostFile? _index;
    private long _end;
    private long _indexEnd;
    private int _generation;
    private int _writing;

    /// <summary>Held while room is given out, and over a whole commit.</summary>
    internal SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>How many have it open; changed by <see cref="BlockStages"/> alone.</summary>
    internal int Users { get; set; }

    /// <summary>Whether there is nothing in it, nor on its way.</summary>
    internal bool IsEmpty
    {
        get
        {
            lock (_lock) return _data is null;
        }
    }

    /// <summary>The blocks in the order of their arrival; of two with one id the later.</summary>
    internal IReadOnlyList<PlacedBlock> Arrived
    {
        get
        {
            lock (_lock) return [.. _arrived.Values.OrderBy(b => b.Range.Offset)];
        }
    }

    /// <summary>The file of all blocks, and how much of it is given out; nothing while a block is on its way.</summary>
    internal HostFile? Finished(out long length)
    {
        lock (_lock)
        {
            length = _end;
            return _writing == 0 ? _data : null;
        }
    }

    /// <summary>The file of all blocks, to copy from.</summary>
    internal HostFile Bytes => _data ?? throw HostErrors.From(HostErrors.NoEntry);

    /// <summary>The folder with the file, to move it out of.</summary>
    internal HostFolder Folder => _folder ?? throw HostErrors.From(HostErrors.NoEntry);

    /// <summary>Reads what an earlier service left.</summary>
    internal void Load()
    {
        try
        {
            _folder = blocks.OpenFolder(key);
            _index = _folder.OpenFile(Index, FileAccess.ReadWrite);
            _data = _folder.OpenFile(Data, FileAccess.ReadWrite);
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            Discard();
            return;
        }

        var found = new List<PlacedBlock>();
        if (BlockIndex.Read(_index, out _indexEnd, found) is not { } written)
        {
            Discard();
            return;
        }

        // After a crash of the whole system the index may tell of bytes that never came to the disk.
        foreach (var block in found.Where(b => written.Boot == owner.Boot || b.IsWholeIn(_data))) _arrived[block.Id] = block;
        _end = _data.Stat().Length;
    }

    /// <summary>Gives out room for a block. The caller holds the gate.</summary>
    internal BlockSlot Reserve(long length)
    {
        lock (_lock)
        {
            if (_data is null) Create();
            var range = new ByteRange(_end, length);
            _end = range.End;
            _writing++;
            return new BlockSlot(_data!.Share(), range, _generation);
        }
    }

    /// <summary>Notes that a block has arrived. One that comes when all were committed or forgotten is forgotten too.</summary>
    internal void Complete(BlockSlot slot, string id, ulong sum)
    {
        using var file = slot.File;
        lock (_lock)
        {
            if (slot.Generation != _generation) return;
            _writing--;
            Note(new PlacedBlock(id, slot.Range, sum));
            flush.Mark(_data!, slot.Range.Length);
            flush.Mark(_index!);
        }
    }

    /// <summary>Takes back the room of a block that did not arrive.</summary>
    internal void Abandon(BlockSlot slot)
    {
        using var file = slot.File;
        lock (_lock)
        {
            if (slot.Generation != _generation) return;
            _writing--;
            if (_end == slot.Range.End) _end = slot.Range.Offset;
        }
    }

    /// <summary>Copies a block to another place, and has it there from then on. The caller holds the gate.</summary>
    internal void Move(string id, long offset)
    {
        lock (_lock)
        {
            var block = _arrived[id];
            if (_data!.CopyTo(_data, block.Range, offset) != block.Range.Length) throw new TreeException(TreeError.Failed, "The file of the blocks was cut short.");
            Note(block with { Range = block.Range with { Offset = offset } });
            _end = Math.Max(_end, offset + block.Range.Length);
        }
    }

    /// <summary>Gives up what is behind all blocks. The caller holds the gate.</summary>
    internal void Cut(long length)
    {
        lock (_lock)
        {
            _data!.SetLength(length);
            _end = length;
        }
    }

    /// <summary>Brings the blocks to the disk.</summary>
    internal void Sync()
    {
        _data!.Sync();
        _index!.Sync();
    }

    /// <summary>Forgets all.</summary>
    internal void Discard()
    {
        lock (_lock)
        {
            Close();
            _generation++;
            _writing = 0;
            _end = _indexEnd = 0;
            _arrived.Clear();
            try
            {
                Leftovers.RemoveFolder(blocks, key);
            }
            catch (TreeException error) when (error.Error == TreeError.NotFound)
            {
                // There were none.
            }
        }
    }

    public void Dispose()
    {
        Close();
        Gate.Dispose();
    }

    private void Create()
    {
        try
        {
            blocks.CreateFolder(key);
            _folder = blocks.OpenFolder(key);
            _index = _folder.CreateFile(Index);
            var record = BlockIndex.Write(owner);
            _index.Write(record, 0);
            _indexEnd = record.Length;
            _data = _folder.CreateFile(Data);
        }
        catch (TreeException)
        {
            Discard();
            throw;
        }

        MarkFolder(_folder);
        MarkFolder(blocks);
    }

    private void Note(PlacedBlock block)
    {
        var record = BlockIndex.Write(block);
        _index!.Write(record, _indexEnd);
        _indexEnd += record.Length;
        _arrived[block.Id] = block;
    }

    private void MarkFolder(HostFolder folder)
    {
        using var file = folder.AsFile();
        flush.Mark(file);
    }

    private void Close()
    {
        _data?.Dispose();
        _index?.Dispose();
        _folder?.Dispose();
        _data = null;
        _index = null;
        _folder = null;
    }
}
