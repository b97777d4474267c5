namespace BatchAi.Service.Storage.Trees;

/// <summary>A file that is being written out of everybody's sight. Disposing it removes it, unless it was committed.</summary>
internal sealed class StagedFile : IDisposable
{
    /// <summary>How many bytes it has.</summary>
    internal long Length { get; }

    /// <summary>Adds all that a stream has.</summary>
    /// <param name="source">The stream, read to its end.</param>
    /// <param name="observer">Sees the bytes pass by.</param>
    /// <param name="longest">More bytes than that are <see cref="TreeError.ConditionNotMet"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    internal Task WriteAsync(Stream source, IContentObserver? observer = null, long longest = long.MaxValue, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Adds bytes.</summary>
    internal void Write(ReadOnlySpan<byte> bytes) => throw new NotSupportedException();

    /// <summary>Adds bytes of another file, within the file system where it can.</summary>
    internal Task CopyAsync(TreeFile source, ByteRange range, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Makes it that long; new bytes are zeros and take no room.</summary>
    internal void SetLength(long length) => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}
