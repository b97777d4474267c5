using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>
/// The web server's memory in blocks of two TLS records. The runtime's own have a quarter of one, and each block that comes
/// in is read, decrypted and handed on by itself: that was half of what it cost to receive much.
/// </summary>
internal sealed class BlockPool : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    private const int BlockSize = 32 << 10;

    // What is more than that when the work is over goes to the collector.
    private const int MostFree = 64;
    private readonly ConcurrentQueue<IMemoryOwner<byte>> _free = [];

    public override int MaxBufferSize => BlockSize;

    /// <summary>One for all listeners and connections.</summary>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => this;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        return _free.TryDequeue(out var block) ? block : new Block(this);
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
            if (pool._free.Count < MostFree) pool._free.Enqueue(this);
        }
    }
}
