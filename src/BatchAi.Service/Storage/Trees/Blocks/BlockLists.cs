using System.Text;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>Keeps which blocks a blob is made of, for as long as nobody else changes its bytes.</summary>
internal static class BlockLists
{
    /// <summary>The list of a file; none when there is none, the bytes are others, or somebody else wrote something there.</summary>
    internal static IReadOnlyList<StoredBlock> Read(TreeParts parts, HostFile file)
    {
        var stat = file.Stat();
        if (parts.BlockLists.Read(stat) is not { } bytes) return [];
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            var blocks = reader.ReadInt64() == stat.Length && reader.ReadInt64() == stat.Modified ? Read(reader, bytes.Length) : [];
            return blocks.Sum(block => block.Length) == stat.Length ? blocks : [];
        }
        catch (Exception error) when (error is IOException or FormatException or ArgumentException or OverflowException)
        {
            return [];
        }
    }

    private static StoredBlock[] Read(BinaryReader reader, int most)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > most) return [];
        var blocks = new StoredBlock[count];
        for (var i = 0; i < count; i++) blocks[i] = new StoredBlock(reader.ReadString(), reader.ReadInt64());
        return Array.TrueForAll(blocks, block => block.Length >= 0 && IsId(block.Id)) ? blocks : [];
    }

    /// <summary>Whether a text can be a block's id: what a job wrote in its place need not be one.</summary>
    internal static bool IsId(string text) => text.All(letter => letter is > ' ' and <= '~');

    /// <summary>Keeps the list of a file that has its last byte. On the disk when this returns.</summary>
    internal static void Write(TreeParts parts, HostFile file, IReadOnlyList<StoredBlock> blocks)
    {
        var stat = file.Stat();
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(stat.Length);
        writer.Write(stat.Modified);
        writer.Write(blocks.Count);
        foreach (var (id, length) in blocks)
        {
            writer.Write(id);
            writer.Write(length);
        }

        writer.Flush();
        parts.BlockLists.Write(stat, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
