using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Checksums;

/// <summary>The CRC of 64 bits that Azure Storage checks content with, made piece by piece.</summary>
internal sealed class Crc64 : IContentSum
{
    internal const int HashLength = 8;

    /// <summary>The polynomial with its bits reversed, as the algorithm needs it.</summary>
    internal const ulong Polynomial = 0x9A6C9329AC4BC9B5;

    private const int Step = 16;
    private static readonly ulong[] Tables = MakeTables();
    private ulong _state = ulong.MaxValue;

    /// <summary>The checksum of all that was appended.</summary>
    public ulong Value => ~_state;

    /// <summary>The checksum as its eight bytes go over the wire.</summary>
    internal byte[] Hash
    {
        get
        {
            var hash = new byte[HashLength];
            BinaryPrimitives.WriteUInt64LittleEndian(hash, Value);
            return hash;
        }
    }

    /// <summary>The checksum of a whole.</summary>
    internal static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var crc = new Crc64();
        crc.Append(bytes);
        return crc.Value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (Crc64Folding.IsSupported && bytes.Length >= Crc64Folding.LeastLength)
        {
            Span<byte> remainder = stackalloc byte[Crc64Folding.RemainderLength];
            bytes = bytes[Crc64Folding.Fold(_state, bytes, remainder)..];
            _state = Update(0, remainder);
        }

        _state = Update(_state, bytes);
    }

    /// <summary>Goes on by tables alone, sixteen bytes at a time.</summary>
    internal static ulong Update(ulong state, ReadOnlySpan<byte> bytes)
    {
        ref var tables = ref MemoryMarshal.GetArrayDataReference(Tables);
        for (; bytes.Length >= Step; bytes = bytes[Step..])
        {
            var low = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ state;
            var high = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
            state = Eight(ref tables, low, 15) ^ Eight(ref tables, high, 7);
        }

        foreach (var next in bytes) state = Unsafe.Add(ref tables, (byte)(state ^ next)) ^ (state >> 8);
        return state;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Eight(ref ulong tables, ulong bytes, int last) =>
        Look(ref tables, last, bytes) ^ Look(ref tables, last - 1, bytes >> 8) ^ Look(ref tables, last - 2, bytes >> 16) ^ Look(ref tables, last - 3, bytes >> 24)
        ^ Look(ref tables, last - 4, bytes >> 32) ^ Look(ref tables, last - 5, bytes >> 40) ^ Look(ref tables, last - 6, bytes >> 48) ^ Look(ref tables, last - 7, bytes >> 56);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Look(ref ulong tables, int table, ulong bytes) => Unsafe.Add(ref tables, (nint)((table << 8) | (int)(bytes & 0xff)));

    // Table n is what a byte does to the checksum n bytes later.
    private static ulong[] MakeTables()
    {
        var tables = new ulong[Step << 8];
        for (var i = 0; i < 256; i++)
        {
            var value = (ulong)i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
            tables[i] = value;
        }

        for (var i = 256; i < tables.Length; i++) tables[i] = tables[(byte)tables[i - 256]] ^ (tables[i - 256] >> 8);
        return tables;
    }
}
