using System.Buffers;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees;

/// <summary>A file that is being written out of everybody's sight. Disposing it removes it, unless it was committed.</summary>
internal sealed class StagedFile : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private const long CopyStep = 64L << 20;
    private readonly HostFolder _folder;
    private readonly string _name;

    // Moved to its name, or somebody else's to begin with.
    private bool _isNotOurs;
    private bool _disposed;

    private StagedFile(HostFolder folder, string name, HostFile file)
    {
        _folder = folder;
        _name = name;
        File = file;
        Length = file.Stat().Length;
    }

    /// <summary>How many bytes it has.</summary>
    internal long Length { get; private set; }

    internal HostFile File { get; }

    internal static StagedFile Create(HostFolder folder)
    {
        var name = Guid.NewGuid().ToString("N");
        return new StagedFile(folder, name, folder.CreateFile(name));
    }

    /// <summary>A file that is there already, to be given another name; it is not removed when it gets none.</summary>
    internal static StagedFile Adopt(HostFolder folder, string name) => new(folder, name, folder.OpenFile(name, FileAccess.ReadWrite)) { _isNotOurs = true };

    /// <summary>Adds all that a stream has.</summary>
    /// <param name="source">The stream, read to its end.</param>
    /// <param name="observer">Sees the bytes pass by.</param>
    /// <param name="longest">More bytes than that are <see cref="TreeError.ConditionNotMet"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task WriteAsync(Stream source, IContentObserver? observer = null, long longest = long.MaxValue, CancellationToken cancellation = default)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation) is > 0 and var count)
            {
                if (Length + count > longest) throw new TreeException(TreeError.ConditionNotMet, "There are more bytes than there may be.");
                observer?.Append(buffer.AsSpan(0, count));
                Write(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Adds bytes.</summary>
    internal void Write(ReadOnlySpan<byte> bytes)
    {
        File.Write(bytes, Length);
        Length += bytes.Length;
    }

    /// <summary>Adds bytes of another file, within the file system where it can.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.Changed"/> when the other file has not that many any more.</exception>
    internal Task CopyAsync(TreeFile source, ByteRange range, CancellationToken cancellation = default) =>
        DiskThreads.RunAsync(() => Copy(source.File, range, cancellation));

    /// <summary>Makes it that long; new bytes are zeros and take no room.</summary>
    internal void SetLength(long length)
    {
        File.SetLength(length);
        Length = length;
    }

    internal void Copy(HostFile source, ByteRange range, CancellationToken cancellation)
    {
        while (range.Length > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var step = Math.Min(range.Length, CopyStep);
            if (source.CopyTo(File, range with { Length = step }, Length) != step)
            {
                throw new TreeException(TreeError.Changed, "The file was cut short while it was copied. Copy it again.");
            }

            Length += step;
            range = new ByteRange(range.Offset + step, range.Length - step);
        }
    }

    /// <summary>Gives it its name. From then on it is no longer this object's to remove.</summary>
    internal void MoveTo(HostFolder folder, string name, bool replace)
    {
        _folder.Rename(_name, folder, name, replace);
        _isNotOurs = true;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        File.Dispose();
        if (_isNotOurs) return;
        try
        {
            _folder.RemoveFile(_name);
        }
        catch (TreeException)
        {
            // The next service's recovery removes it.
        }
    }
}
