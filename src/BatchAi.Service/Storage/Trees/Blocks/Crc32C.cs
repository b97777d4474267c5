using System.Buffers.Binary;
using System.Numerics;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>The checksum that processors know (Castagnoli's CRC-32), over bytes that come in pieces.</summary>
internal static class Crc32C
{
    internal static uint Append(uint sum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) sum = BitOperations.Crc32C(sum, one);
        return sum;
    }
}
