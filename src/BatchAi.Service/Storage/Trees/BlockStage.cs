using System.Buffers;
using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Trees.Blocks;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees;

/// <summary>The blocks of one blob that were put and are not yet part of it. They survive a kill, and seven days.</summary>
internal sealed class BlockStage : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private readonly TreeParts _parts;
    private readonly StorageTree _tree;
    private readonly TreePath _path;
    private readonly BlockPile _pile;
    private bool _disposed;

    internal BlockStage(TreeParts parts, StorageTree tree, TreePath path)
    {
        _parts = parts;
        _tree = tree;
        _path = path;
        _pile = parts.Blocks.Open(tree.Name, path.Name);
    }

    /// <summary>The blocks that were put, in the order of their arrival; of two with one id the later.</summary>
    internal IReadOnlyList<StoredBlock> Uncommitted => [.. _pile.Arrived.Select(b => new StoredBlock(b.Id, b.Range.Length))];

    /// <summary>Takes a block. Many may be taken at once. Survives a kill at once, power loss from the next group flush on.</summary>
    /// <param name="id">The block's id.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="source">The bytes; fewer or more of them than <paramref name="length"/> are <see cref="TreeError.ConditionNotMet"/>.</param>
    /// <param name="verify">Called when all bytes passed by; when it throws, the block was never put.</param>
    /// <param name="sum">Sees the bytes pass by, and has their sum, which is kept with the block.</param>
    /// <param name="cancellation">Ends it.</param>
    internal Task PutAsync(string id, long length, Stream source, Action? verify = null, IContentSum? sum = null, CancellationToken cancellation = default) =>
        PutAsync(id, length, (buffer, _) => source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation), sum ?? new Crc64(), verify, cancellation);

    /// <summary>The same from a file of this service.</summary>
    internal Task PutAsync(string id, TreeFile source, ByteRange range, CancellationToken cancellation = default) =>
        PutAsync(id, range.Length, async (buffer, at) =>
        {
            var wanted = (int)Math.Min(buffer.Length, range.Length - at);
            return wanted == 0 ? 0 : await source.ReadAsync(buffer[..wanted], range.Offset + at, cancellation);
        }, new Crc64(), null, cancellation);

    /// <summary>
    /// Makes the blob of blocks. Blocks in the order of their arrival are renamed into place, others copied within the file
    /// system; all other blocks are forgotten. The caller holds the name. On the disk when done.
    /// </summary>
    /// <exception cref="TreeException"><see cref="TreeError.UnknownBlock"/>, and those of <see cref="StorageTree.CommitAsync"/>.</exception>
    internal async Task<TreeEntry> CommitAsync(IReadOnlyList<BlockChoice> list, FileRecord record, CancellationToken cancellation = default)
    {
        await _pile.Gate.WaitAsync(cancellation);
        try
        {
            return await DiskThreads.RunAsync(() => new BlockCommit(_parts, _tree, _path, _pile).Run(list, record, cancellation));
        }
        finally
        {
            _pile.Gate.Release();
        }
    }

    /// <summary>Forgets all blocks that were put; a blob that is written whole or deleted has none any more.</summary>
    internal async Task DiscardAsync()
    {
        await _pile.Gate.WaitAsync();
        try
        {
            _pile.Discard();
        }
        finally
        {
            _pile.Gate.Release();
        }
    }

    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _disposed, true)) _parts.Blocks.Close(_tree.Name, _path.Name);
    }

    private async Task PutAsync(string id, long length, Func<Memory<byte>, long, ValueTask<int>> read, IContentSum sum, Action? verify, CancellationToken cancellation)
    {
        await _pile.Gate.WaitAsync(cancellation);
        BlockSlot slot;
        try
        {
            slot = _pile.Reserve(length);
        }
        finally
        {
            _pile.Gate.Release();
        }

        try
        {
            await FillAsync(slot, read, sum);
            verify?.Invoke();
            _pile.Complete(slot, id, sum.Value);
        }
        catch
        {
            _pile.Abandon(slot);
            throw;
        }
    }

    private static async Task FillAsync(BlockSlot slot, Func<Memory<byte>, long, ValueTask<int>> read, IContentSum sum)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var done = 0L;
            while (await read(buffer, done) is > 0 and var count)
            {
                if (done + count > slot.Range.Length) throw new TreeException(TreeError.ConditionNotMet, "The block has more bytes than it was said to have.");
                slot.File.Write(buffer.AsSpan(0, count), slot.Range.Offset + done);
                sum.Append(buffer.AsSpan(0, count));
                done += count;
            }

            if (done < slot.Range.Length) throw new TreeException(TreeError.ConditionNotMet, "The block has fewer bytes than it was said to have.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
