using System.Text;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>Keeps which blocks a blob is made of, for as long as nobody else changes its bytes.</summary>
internal static class BlockLists
{
    internal static IReadOnlyList<StoredBlock> Read(TreeParts parts, HostFile file)
    {
        var stat = file.Stat();
        if (parts.BlockLists.Read(stat) is not { } bytes) return [];
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadInt64() != stat.Length || reader.ReadInt64() != stat.Modified) return [];
        var blocks = new StoredBlock[reader.ReadInt32()];
        for (var i = 0; i < blocks.Length; i++) blocks[i] = new StoredBlock(reader.ReadString(), reader.ReadInt64());
        return blocks;
    }

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
