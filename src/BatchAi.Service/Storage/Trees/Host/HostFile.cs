using System.Buffers;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>An open regular file, as this system does it. All that fails is a <see cref="TreeException"/>.</summary>
internal abstract class HostFile : IHostEntry
{
    /// <summary>The attribute that holds a file's record.</summary>
    internal const string Record = "user.batchai";

    /// <summary>The attribute that says how many blocks were appended.</summary>
    internal const string Appends = "user.batchai.appends";

    private const int CopySize = 256 * 1024;

    public abstract HostStat Stat();

    public abstract byte[]? GetAttribute(string name, out bool supported);

    /// <summary>Reads at a position; 0 at the end.</summary>
    internal abstract int Read(Span<byte> buffer, long offset);

    /// <summary>The same when the bytes are in memory; -1 when the disk would have to be asked.</summary>
    internal abstract int TryReadCached(Span<byte> buffer, long offset);

    /// <summary>Writes all bytes at a position.</summary>
    internal abstract void Write(ReadOnlySpan<byte> bytes, long offset);

    internal abstract void SetLength(long length);

    /// <summary>Makes bytes zero without changing the length; false when the file system cannot give room back.</summary>
    internal abstract bool TryPunch(ByteRange range);

    /// <summary>Where data begins at or after a position; the file's length when there is none.</summary>
    internal abstract long NextData(long offset);

    /// <summary>Where a hole, or the end, begins at or after a position.</summary>
    internal abstract long NextHole(long offset);

    /// <summary>Copies bytes into another file, sharing them where the file system can.</summary>
    /// <returns>How many were copied; fewer than asked for at the end of this file.</returns>
    internal abstract long CopyTo(HostFile target, ByteRange range, long targetOffset);

    /// <summary>Makes the time of the last change differ, even if the clock of the file system has not moved.</summary>
    internal abstract void PushTime(HostStat before);

    /// <summary>Brings bytes and attributes to the disk.</summary>
    internal abstract void Sync();

    /// <summary>Sets an attribute; false when it does not fit or the file system has none.</summary>
    internal abstract bool TrySetAttribute(string name, ReadOnlySpan<byte> value);

    /// <summary>Another handle on the same open file, which lives by itself.</summary>
    internal abstract HostFile Share();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    /// <summary>Copies through memory.</summary>
    protected long CopyByHand(HostFile target, ByteRange range, long targetOffset)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CopySize);
        try
        {
            var done = 0L;
            while (done < range.Length)
            {
                var count = Read(buffer.AsSpan(0, (int)Math.Min(CopySize, range.Length - done)), range.Offset + done);
                if (count == 0) break;
                target.Write(buffer.AsSpan(0, count), targetOffset + done);
                done += count;
            }

            return done;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
