using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>
/// The web server's memory in blocks of two TLS records. The runtime's own have a quarter of one, and each block that comes
/// in is read, decrypted and handed on by itself: that was a third of what it cost to receive much.
/// </summary>
internal sealed class BlockPool : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    private const int BlockSize = 32 << 10;

    // What is more than that when the work is over goes to the collector.
    private const int MostFree = 64;

    // Guarded by itself. The one that was used last comes first: it may still be in the processor's cache.
    private readonly Stack<IMemoryOwner<byte>> _free = [];

    public override int MaxBufferSize => BlockSize;

    /// <summary>One for all listeners and connections.</summary>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => this;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        lock (_free)
        {
            if (_free.TryPop(out var block)) return block;
        }

        return new Block(this);
    }

    protected override void Dispose(bool disposing)
    {
        // Whoever made it does not own it.
    }

    private sealed class Block(BlockPool pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true), 0, BlockSize);

        public void Dispose()
        {
            lock (pool._free)
            {
                if (pool._free.Count < MostFree) pool._free.Push(this);
            }
        }
    }
}
