using Microsoft.Win32.SafeHandles;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>A file by what .NET offers on every system. Its number is its time of birth.</summary>
internal sealed class PlainFile : HostFile
{
    private readonly string _place;
    private readonly SafeFileHandle? _handle;
    private readonly bool _borrowed;
    private bool _disposed;

    private PlainFile(string place, SafeFileHandle? handle, bool borrowed = false)
    {
        _place = place;
        _handle = handle;
        _borrowed = borrowed;
    }

    private SafeFileHandle Handle => _handle ?? throw new TreeException(TreeError.IsFolder, "It is a folder.");

    internal static PlainFile OfFolder(string place) => new(place, null);

    internal static PlainFile Open(string place, FileAccess access) =>
        new(place, HostErrors.Translate(() => File.OpenHandle(place, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete)));

    internal static PlainFile Create(string place) =>
        new(place, HostErrors.Translate(() => File.OpenHandle(place, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete)));

    // Folders that were made in one moment are told apart by their places.
    internal static HostStat Describe(FileSystemInfo info) =>
        Describe(info is DirectoryInfo ? HostKind.Folder : HostKind.File, info is FileInfo file ? file.Length : 0, info.LastWriteTimeUtc, info.CreationTimeUtc)
            with { Device = info is DirectoryInfo ? (ulong)info.FullName.GetHashCode(StringComparison.Ordinal) : 0 };

    public override HostStat Stat() => _handle is null
        ? Describe(new DirectoryInfo(_place))
        : Describe(HostKind.File, RandomAccess.GetLength(_handle), File.GetLastWriteTimeUtc(_handle), File.GetCreationTimeUtc(_handle));

    internal override int Read(Span<byte> buffer, long offset)
    {
        try
        {
            return RandomAccess.Read(Handle, buffer, offset);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw HostErrors.From(error);
        }
    }

    internal override int TryReadCached(Span<byte> buffer, long offset) => -1;

    internal override void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(Handle, bytes, offset);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw HostErrors.From(error);
        }
    }

    internal override void SetLength(long length) => HostErrors.Translate(() => RandomAccess.SetLength(Handle, length));

    internal override bool TryPunch(ByteRange range) => false;

    internal override long NextData(long offset) => offset;

    internal override long NextHole(long offset) => RandomAccess.GetLength(Handle);

    internal override long CopyTo(HostFile target, ByteRange range, long targetOffset) => CopyByHand(target, range, targetOffset);

    internal override void PushTime(HostStat before)
    {
        if (Stat().Modified <= before.Modified) File.SetLastWriteTimeUtc(Handle, DateTime.UnixEpoch.AddTicks((before.Modified / 100) + 1));
    }

    internal override void Sync()
    {
        if (_handle is not null) HostErrors.Translate(() => RandomAccess.FlushToDisk(_handle));
    }

    public override byte[]? GetAttribute(string name, out bool supported)
    {
        supported = false;
        return null;
    }

    internal override bool TrySetAttribute(string name, ReadOnlySpan<byte> value) => false;

    internal override HostFile Share()
    {
        var added = false;
        _handle?.DangerousAddRef(ref added);
        return new PlainFile(_place, _handle, borrowed: true);
    }

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        if (_borrowed) _handle?.DangerousRelease();
        else _handle?.Dispose();
    }

    private static HostStat Describe(HostKind kind, long length, DateTime modified, DateTime born) => new()
    {
        Kind = kind,
        Id = (ulong)Nanoseconds(born),
        Length = length,
        Links = 1,
        Modified = Nanoseconds(modified),
        Changed = Nanoseconds(modified),
        Born = Nanoseconds(born),
    };

    private static long Nanoseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks * 100;
}
