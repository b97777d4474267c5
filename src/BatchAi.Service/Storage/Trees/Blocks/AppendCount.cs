using System.Buffers.Binary;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>
/// How many blocks were appended to a file. That is kept with the file, and how long it was then: what somebody else wrote
/// meanwhile, or a service that was killed before it had counted, is one block more.
/// </summary>
internal static class AppendCount
{
    private const int Size = sizeof(int) + sizeof(long);

    internal static int Of(TreeParts parts, HostFile file, HostStat stat)
    {
        if (stat.Length == 0) return 0;
        var kept = file.GetAttribute(HostFile.Appends, out var supported);
        if (!supported) kept = parts.BlockLists.Read(stat);
        if (kept is not { Length: Size }) return 1;
        var count = Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(kept), 0, int.MaxValue - 1);
        return BinaryPrimitives.ReadInt64LittleEndian(kept.AsSpan(sizeof(int))) == stat.Length ? count : count + 1;
    }

    /// <summary>Keeps the count of a file that has its last byte.</summary>
    internal static void Set(TreeParts parts, HostFile file, int count)
    {
        var stat = file.Stat();
        Span<byte> kept = stackalloc byte[Size];
        BinaryPrimitives.WriteInt32LittleEndian(kept, count);
        BinaryPrimitives.WriteInt64LittleEndian(kept[sizeof(int)..], stat.Length);

        // Where files have no attributes, the place of block lists is free: an append blob has none.
        if (!file.TrySetAttribute(HostFile.Appends, kept)) parts.BlockLists.Write(stat, kept);
    }
}
