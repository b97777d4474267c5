using System.Buffers.Binary;
using System.Text;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>
/// The file that says which blocks there are: first whose they are, then a record per block. A record that was cut short by a
/// crash ends it.
/// </summary>
internal static class BlockIndex
{
    private const int HeadSize = 8;
    private const int Largest = 64 * 1024;

    /// <summary>The first record: a blob's container and name, and the system's start in which its blocks were written.</summary>
    internal sealed record Owner(string Tree, string Name, string Boot);

    internal static byte[] Write(Owner owner) => Frame(writer =>
    {
        writer.Write(owner.Tree);
        writer.Write(owner.Name);
        writer.Write(owner.Boot);
    });

    internal static byte[] Write(PlacedBlock block) => Frame(writer =>
    {
        writer.Write(block.Id);
        writer.Write(block.Range.Offset);
        writer.Write(block.Range.Length);
        writer.Write(block.Sum);
    });

    /// <summary>Reads all that is whole.</summary>
    /// <param name="index">The file.</param>
    /// <param name="end">Where the next record goes.</param>
    /// <param name="blocks">The blocks, in the order of their arrival.</param>
    /// <returns>Whose they are; null when the file tells nothing.</returns>
    internal static Owner? Read(HostFile index, out long end, List<PlacedBlock> blocks)
    {
        end = 0;
        Owner? owner = null;
        try
        {
            if (Next(index, ref end) is not { } first) return null;
            owner = new Owner(first.ReadString(), first.ReadString(), first.ReadString());
            while (Next(index, ref end) is { } next)
            {
                var block = new PlacedBlock(next.ReadString(), new ByteRange(next.ReadInt64(), next.ReadInt64()), next.ReadUInt64());
                if (BlockLists.IsId(block.Id) && block.Range is { Offset: >= 0, Length: >= 0 }) blocks.Add(block);
            }
        }
        catch (Exception error) when (error is IOException or FormatException or ArgumentException)
        {
            // Somebody else wrote there, with the right sum.
        }

        return owner;
    }

    private static byte[] Frame(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(0L);
        write(writer);
        writer.Flush();
        var framed = bytes.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(framed, framed.Length - HeadSize);
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(4), Crc32C.Append(0, framed.AsSpan(HeadSize)));
        return framed;
    }

    private static BinaryReader? Next(HostFile index, ref long at)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        if (index.Read(head, at) != HeadSize) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is <= 0 or > Largest) return null;
        var bytes = new byte[length];
        if (index.Read(bytes, at + HeadSize) != length || Crc32C.Append(0, bytes) != BinaryPrimitives.ReadUInt32LittleEndian(head[4..])) return null;
        at += HeadSize + length;
        return new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
    }
}
