using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>A file on Linux.</summary>
internal sealed unsafe class LinuxFile : HostFile
{
    private const long MostAtOnce = 1L << 30;

    // For more at once the system looks for as large a piece of memory, which it may have to get from its host: on a virtual
    // machine, 4 MiB at a time took up to ten times as long as in these pieces.
    private const int MostWritten = 128 << 10;
    private const long Omit = 0x3ffffffe;
    private const int Second = 1_000_000_000;
    private readonly SafeFileHandle _handle;
    private readonly bool _borrowed;
    private bool _disposed;

    internal LinuxFile(SafeFileHandle handle, bool borrowed = false)
    {
        _handle = handle;
        _borrowed = borrowed;
    }

    public override HostStat Stat() => LinuxResolver.Stat(_handle);

    internal override int Read(Span<byte> buffer, long offset)
    {
        fixed (byte* bytes = buffer)
        {
            while (true)
            {
                var count = LinuxCalls.Read(_handle, bytes, buffer.Length, offset);
                if (count >= 0) return (int)count;
                if (Marshal.GetLastPInvokeError() != HostErrors.Interrupted) throw HostErrors.Last();
            }
        }
    }

    internal override int TryReadCached(Span<byte> buffer, long offset)
    {
        fixed (byte* bytes = buffer)
        {
            var vector = stackalloc nint[] { (nint)bytes, buffer.Length };
            return (int)LinuxCalls.ReadVector(LinuxFlags.ReadCall, _handle, vector, 1, (nint)offset, 0, LinuxFlags.CachedOnly);
        }
    }

    internal override void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        fixed (byte* start = bytes)
        {
            for (var done = 0; done < bytes.Length;)
            {
                var count = (int)LinuxCalls.Write(_handle, start + done, Math.Min(bytes.Length - done, MostWritten), offset + done);
                if (count >= 0) done += count;
                else if (Marshal.GetLastPInvokeError() != HostErrors.Interrupted) throw HostErrors.Last();
            }
        }
    }

    internal override void SetLength(long length)
    {
        if (LinuxCalls.SetLength(_handle, length) != 0) throw HostErrors.Last();
    }

    internal override bool TryPunch(ByteRange range)
    {
        if (LinuxCalls.Allocate(_handle, LinuxFlags.PunchKeepingSize, range.Offset, range.Length) == 0) return true;
        return Marshal.GetLastPInvokeError() is HostErrors.NotSupported or HostErrors.NotImplemented ? false : throw HostErrors.Last();
    }

    internal override long NextData(long offset)
    {
        var found = LinuxCalls.Seek(_handle, offset, LinuxFlags.SeekData);
        if (found >= 0) return found;

        // Without holes, all is data; at the end, there is none.
        return Marshal.GetLastPInvokeError() == HostErrors.Invalid ? offset : Stat().Length;
    }

    internal override long NextHole(long offset)
    {
        var found = LinuxCalls.Seek(_handle, offset, LinuxFlags.SeekHole);
        return found >= 0 ? found : Stat().Length;
    }

    internal override long CopyTo(HostFile target, ByteRange range, long targetOffset)
    {
        var from = range.Offset;
        var to = targetOffset;
        while (from < range.End)
        {
            var count = LinuxCalls.CopyRange(
                LinuxFlags.CopyRangeCall, _handle, &from, ((LinuxFile)target)._handle, &to, (nint)Math.Min(range.End - from, MostAtOnce), 0);
            if (count == 0) break;
            if (count > 0) continue;
            var error = Marshal.GetLastPInvokeError();
            if (error is HostErrors.NoSpace) throw HostErrors.From(error);
            return from - range.Offset + CopyByHand(target, new ByteRange(from, range.End - from), to);
        }

        return from - range.Offset;
    }

    internal override void PushTime(HostStat before)
    {
        var now = Stat();
        if (now.Modified > before.Modified || now.Changed > before.Changed) return;
        var modified = before.Modified + 1;
        var times = stackalloc long[] { 0, Omit, modified / Second, modified % Second };
        if (LinuxCalls.SetTimes(_handle, times) != 0) throw HostErrors.Last();
    }

    internal override void Sync()
    {
        if (LinuxCalls.Sync(_handle) != 0) throw HostErrors.Last();
    }

    public override byte[]? GetAttribute(string name, out bool supported) =>
        LinuxAttribute.Get((value, size) => LinuxCalls.GetAttribute(_handle, name, value, size), out supported);

    internal override bool TrySetAttribute(string name, ReadOnlySpan<byte> value)
    {
        fixed (byte* bytes = value)
        {
            if (LinuxCalls.SetAttribute(_handle, name, bytes, value.Length, 0) == 0) return true;
        }

        // "No space" is what a file system says when there is none left for attributes of this file.
        var error = Marshal.GetLastPInvokeError();
        return error is HostErrors.NotSupported or HostErrors.NoSpace or HostErrors.TooBig or HostErrors.OutOfRange ? false : throw HostErrors.From(error);
    }

    internal override HostFile Share()
    {
        var added = false;
        _handle.DangerousAddRef(ref added);
        return new LinuxFile(_handle, borrowed: true);
    }

    protected override void Dispose(bool disposing)
    {
        if (!Interlocked.Exchange(ref _disposed, true))
        {
            if (_borrowed) _handle.DangerousRelease();
            else _handle.Dispose();
        }
    }
}
