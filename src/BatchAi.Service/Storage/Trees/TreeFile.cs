namespace BatchAi.Service.Storage.Trees;

/// <summary>
/// An open file. What it says and reads comes from one handle, so that it stays one file's even when the name is given
/// to another meanwhile.
/// </summary>
internal sealed class TreeFile : IDisposable
{
    /// <summary>The file as it was when it was opened, last refreshed or last changed through this.</summary>
    internal TreeEntry Entry { get; } = null!;

    /// <summary>Looks again: a job may be appending.</summary>
    internal TreeEntry Refresh() => throw new NotSupportedException();

    /// <summary>Reads at a position, never past <see cref="TreeEntry.Length"/> of <see cref="Entry"/>; 0 there.</summary>
    /// <returns>How many bytes were read, which may be fewer than asked for.</returns>
    /// <exception cref="TreeException"><see cref="TreeError.Changed"/> when somebody cut the file short.</exception>
    internal ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Which bytes hold data; the rest are zeros that take no room.</summary>
    internal IEnumerable<ByteRange> DataRanges(ByteRange within) => throw new NotSupportedException();

    /// <summary>Writes in place, and lengthens the file where need be. On the disk with the next group flush.</summary>
    internal void Write(ReadOnlySpan<byte> bytes, long offset) => throw new NotSupportedException();

    /// <summary>Makes bytes zero, and gives their room back where the file system can. On the disk with the next group flush.</summary>
    internal void Clear(ByteRange range) => throw new NotSupportedException();

    /// <summary>Writes at the end. The caller holds the name. On the disk with the next group flush.</summary>
    /// <param name="bytes">What to append; all of it or nothing is.</param>
    /// <param name="expectedPosition">Where the end must be, or null.</param>
    /// <param name="longest">How long the file may become, or null.</param>
    /// <returns>Where the bytes begin.</returns>
    /// <exception cref="TreeException"><see cref="TreeError.ConditionNotMet"/>.</exception>
    internal long Append(ReadOnlySpan<byte> bytes, long? expectedPosition = null, long? longest = null) => throw new NotSupportedException();

    /// <summary>The same with an upload that was too large for memory.</summary>
    internal long Append(StagedFile upload, long? expectedPosition = null, long? longest = null) => throw new NotSupportedException();

    /// <summary>Sets the length; new bytes are zeros and take no room. On the disk when done.</summary>
    internal Task ResizeAsync(long length) => throw new NotSupportedException();

    /// <summary>Sets the record. On the disk when done.</summary>
    internal Task SetRecordAsync(FileRecord record) => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}
