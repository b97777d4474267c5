using BatchAi.Service.Storage.Trees.Blocks;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees;

/// <summary>
/// An open file. What it says and reads comes from one handle, so that it stays one file's even when the name is given
/// to another meanwhile.
/// </summary>
internal sealed class TreeFile : IDisposable
{
    private const int ZerosSize = 64 * 1024;
    private static readonly byte[] Zeros = new byte[ZerosSize];
    private readonly TreeParts _parts;

    internal TreeFile(TreeParts parts, HostFile file, string name, ulong parent)
    {
        _parts = parts;
        File = file;
        Entry = EntryReader.Read(parts.Records, file, name, parent);
    }

    /// <summary>The file as it was when it was opened, last refreshed or last changed through this.</summary>
    internal TreeEntry Entry { get; private set; }

    internal HostFile File { get; }

    /// <summary>How many blocks were appended.</summary>
    internal int AppendedBlocks => AppendCount.Of(_parts, File, File.Stat());

    /// <summary>Looks again: a job may be appending.</summary>
    internal TreeEntry Refresh() => Entry = EntryReader.Read(_parts.Records, File, Entry.Name, Entry.ParentId);

    /// <summary>Reads at a position, never past <see cref="TreeEntry.Length"/> of <see cref="Entry"/>; 0 there.</summary>
    /// <returns>How many bytes were read, which may be fewer than asked for.</returns>
    /// <exception cref="TreeException"><see cref="TreeError.Changed"/> when somebody cut the file short.</exception>
    internal ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var wanted = (int)Math.Min(buffer.Length, Entry.Length - offset);
        if (wanted <= 0) return ValueTask.FromResult(0);

        // What is in memory is read at once; only what the disk has to bring is left to a thread that may wait.
        buffer = buffer[..wanted];
        var count = File.TryReadCached(buffer.Span, offset);
        return count > 0
            ? ValueTask.FromResult(count)
            : new ValueTask<int>(DiskThreads.RunAsync(() => RequireSome(File.Read(buffer.Span, offset))));
    }

    /// <summary>Which bytes hold data; the rest are zeros that take no room.</summary>
    internal IEnumerable<ByteRange> DataRanges(ByteRange within)
    {
        var end = Math.Min(within.End, Entry.Length);
        for (var start = within.Offset; start < end;)
        {
            start = File.NextData(start);
            if (start >= end) yield break;
            var hole = Math.Min(File.NextHole(start), end);
            yield return new ByteRange(start, hole - start);
            start = hole;
        }
    }

    /// <summary>Writes in place, and lengthens the file where need be. On the disk with the next group flush.</summary>
    internal void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        var before = File.Stat();
        File.Write(bytes, offset);
        Changed(before, bytes.Length);
    }

    /// <summary>Makes bytes zero, and gives their room back where the file system can. On the disk with the next group flush.</summary>
    internal void Clear(ByteRange range)
    {
        var before = File.Stat();
        range = range with { Length = Math.Min(range.End, before.Length) - range.Offset };
        if (range.Length <= 0) return;
        if (!File.TryPunch(range)) WriteZeros(range);
        Changed(before);
    }

    /// <summary>Writes at the end. The caller holds the name. On the disk with the next group flush.</summary>
    /// <param name="bytes">What to append; all of it or nothing is.</param>
    /// <param name="expectedPosition">Where the end must be, or null.</param>
    /// <param name="longest">How long the file may become, or null.</param>
    /// <returns>Where the bytes begin.</returns>
    /// <exception cref="TreeException"><see cref="TreeError.ConditionNotMet"/>.</exception>
    internal long Append(ReadOnlySpan<byte> bytes, long? expectedPosition = null, long? longest = null)
    {
        var before = RequireRoom(bytes.Length, expectedPosition, longest);
        var blocks = AppendCount.Of(_parts, File, before);
        try
        {
            File.Write(bytes, before.Length);
        }
        catch (TreeException)
        {
            File.SetLength(before.Length);
            throw;
        }

        AppendCount.Set(_parts, File, blocks + 1);
        Changed(before);
        return before.Length;
    }

    /// <summary>The same with an upload that was too large for memory.</summary>
    internal long Append(StagedFile upload, long? expectedPosition = null, long? longest = null)
    {
        var before = RequireRoom(upload.Length, expectedPosition, longest);
        var blocks = AppendCount.Of(_parts, File, before);
        try
        {
            upload.File.CopyTo(File, new ByteRange(0, upload.Length), before.Length);
        }
        catch (TreeException)
        {
            File.SetLength(before.Length);
            throw;
        }

        AppendCount.Set(_parts, File, blocks + 1);
        Changed(before);
        return before.Length;
    }

    /// <summary>Sets the length; new bytes are zeros and take no room. On the disk when done.</summary>
    internal Task ResizeAsync(long length) => DiskThreads.RunAsync(() =>
    {
        var before = File.Stat();
        File.SetLength(length);
        File.PushTime(before);
        File.Sync();
        Refresh();
    });

    /// <summary>Sets the record. On the disk when done.</summary>
    internal Task SetRecordAsync(FileRecord record) => DiskThreads.RunAsync(() =>
    {
        _parts.Records.Write(File, record);
        File.Sync();
        Refresh();
    });

    public void Dispose() => File.Dispose();

    private static int RequireSome(int count) =>
        count > 0 ? count : throw new TreeException(TreeError.Changed, "The file was cut short while it was read. Read it again.");

    private HostStat RequireRoom(long length, long? expectedPosition, long? longest)
    {
        var before = File.Stat();
        return expectedPosition is { } expected && expected != before.Length
            ? throw new TreeException(TreeError.ConditionNotMet, "The file does not end there.")
            : before.Length + length > longest ? throw new TreeException(TreeError.ConditionNotMet, "The file would become too long.") : before;
    }

    private void WriteZeros(ByteRange range)
    {
        for (var at = range.Offset; at < range.End; at += ZerosSize) File.Write(Zeros.AsSpan(0, (int)Math.Min(ZerosSize, range.End - at)), at);
    }

    private void Changed(HostStat before, long bytes = 0)
    {
        File.PushTime(before);
        _parts.Flush.Mark(File, bytes);
        Refresh();
    }
}
