using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ArmAes = System.Runtime.Intrinsics.Arm.Aes;

namespace BatchAi.Service.Storage.Checksums;

/// <summary>
/// Shrinks much data to sixteen bytes with the same remainder, by multiplication without carries: four lanes of
/// sixteen bytes each are moved on by the length of all four, and what they meet there is added.
/// </summary>
internal static class Crc64Folding
{
    internal const int RemainderLength = 16;
    internal const int LeastLength = Lanes * RemainderLength * 2;
    private const int Lanes = 4;
    private const int Block = Lanes * RemainderLength;
    private static readonly Vector128<ulong> ByBlock = Distance(Block * 8);
    private static readonly Vector128<ulong> ByLane = Distance(RemainderLength * 8);

    internal static bool IsSupported => BitConverter.IsLittleEndian && (Pclmulqdq.IsSupported || ArmAes.IsSupported);

    /// <summary>Folds as many whole blocks as there are.</summary>
    /// <param name="state">The checksum's state before.</param>
    /// <param name="bytes">The data; at least <see cref="LeastLength"/>.</param>
    /// <param name="remainder">Takes what has the same remainder, starting from a state of zero.</param>
    /// <returns>How much of the data is in it.</returns>
    internal static int Fold(ulong state, ReadOnlySpan<byte> bytes, Span<byte> remainder)
    {
        var lanes = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes[..(bytes.Length / Block * Block)]);
        var (first, second, third, fourth) = (lanes[0] ^ Vector128.CreateScalar(state), lanes[1], lanes[2], lanes[3]);
        for (var i = Lanes; i < lanes.Length; i += Lanes)
        {
            first = Move(first, ByBlock) ^ lanes[i];
            second = Move(second, ByBlock) ^ lanes[i + 1];
            third = Move(third, ByBlock) ^ lanes[i + 2];
            fourth = Move(fourth, ByBlock) ^ lanes[i + 3];
        }

        var all = Move(Move(Move(first, ByLane) ^ second, ByLane) ^ third, ByLane) ^ fourth;
        MemoryMarshal.Write(remainder, all);
        return lanes.Length * RemainderLength;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Move(Vector128<ulong> value, Vector128<ulong> distance) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(value, distance, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, distance, 0x11)
        : ArmAes.PolynomialMultiplyWideningLower(value.GetLower(), distance.GetLower()) ^ ArmAes.PolynomialMultiplyWideningUpper(value, distance);

    // What comes first in memory stands for the higher powers; and a product of reversed factors is one power too high.
    private static Vector128<ulong> Distance(int bits) => Vector128.Create(PowerOfX(bits + 64 - 1), PowerOfX(bits - 1));

    private static ulong PowerOfX(int exponent)
    {
        var power = 1UL << 63;
        for (var i = 0; i < exponent; i++) power = (power & 1) == 0 ? power >> 1 : (power >> 1) ^ Crc64.Polynomial;
        return power;
    }
}
