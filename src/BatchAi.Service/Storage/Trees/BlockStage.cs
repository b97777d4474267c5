namespace BatchAi.Service.Storage.Trees;

/// <summary>The blocks of one blob that were put and are not yet part of it. They survive a kill, and seven days.</summary>
internal sealed class BlockStage : IDisposable
{
    /// <summary>The blocks that were put, in the order of their arrival; of two with one id the later.</summary>
    internal IReadOnlyList<StoredBlock> Uncommitted { get; } = [];

    /// <summary>Takes a block. Many may be taken at once. Survives a kill at once, power loss from the next group flush on.</summary>
    /// <param name="id">The block's id.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="source">The bytes; fewer or more of them than <paramref name="length"/> are <see cref="TreeError.ConditionNotMet"/>.</param>
    /// <param name="verify">Called when all bytes passed by; when it throws, the block was never put.</param>
    /// <param name="observer">Sees the bytes pass by.</param>
    /// <param name="cancellation">Ends it.</param>
    internal Task PutAsync(string id, long length, Stream source, Action? verify = null, IContentObserver? observer = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>The same from a file of this service.</summary>
    internal Task PutAsync(string id, TreeFile source, ByteRange range, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>
    /// Makes the blob of blocks. Blocks in the order of their arrival are renamed into place, others copied within the file
    /// system; all other blocks are forgotten. The caller holds the name. On the disk when done.
    /// </summary>
    /// <exception cref="TreeException"><see cref="TreeError.UnknownBlock"/>, and those of <see cref="StorageTree.CommitAsync"/>.</exception>
    internal Task<TreeEntry> CommitAsync(IReadOnlyList<BlockChoice> list, FileRecord record, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Forgets all blocks that were put.</summary>
    internal void Discard() => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}
