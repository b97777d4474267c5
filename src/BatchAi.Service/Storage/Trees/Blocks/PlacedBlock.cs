using System.Buffers;
using System.Runtime.InteropServices;
using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>A block and where its bytes are.</summary>
/// <param name="Id">The block's id.</param>
/// <param name="Range">Where its bytes are in the file of all blocks.</param>
/// <param name="Sum">Their <see cref="Crc64"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacedBlock(string Id, ByteRange Range, ulong Sum)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Whether all of its bytes are in a file, as they were sent.</summary>
    internal bool IsWholeIn(HostFile data)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var sum = new Crc64();
            for (var at = Range.Offset; at < Range.End;)
            {
                var count = data.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, Range.End - at)), at);
                if (count == 0) return false;
                sum.Append(buffer.AsSpan(0, count));
                at += count;
            }

            return sum.Value == Sum;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
