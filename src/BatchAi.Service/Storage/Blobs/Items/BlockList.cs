using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Items;

/// <summary>The lists of blocks that clients send and get.</summary>
internal static class BlockList
{
    private const string Root = "BlockList";
    private const int Most = 50_000;
    private const int LongestDocument = Most * 160;

    /// <summary>Reads the list that a request's body is.</summary>
    internal static async Task<IReadOnlyList<BlockChoice>> ReadAsync(StorageCall call)
    {
        List<BlockChoice> list = [.. (await XmlBody.ReadAsync(call, Root, LongestDocument)).Elements().Select(Read)];
        return list.Count <= Most ? list : throw new StorageException(400, "BlockListTooLong", $"The block list may not contain more than {Most} blocks.");
    }

    /// <summary>Writes some lists of blocks.</summary>
    internal static async Task WriteAsync(XmlWriter xml, IReadOnlyList<(string Name, IReadOnlyList<StoredBlock> Blocks)> lists)
    {
        xml.WriteStartElement(Root);
        foreach (var (name, blocks) in lists)
        {
            xml.WriteStartElement(name);
            foreach (var block in blocks) Write(xml, block);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        await xml.FlushAsync();
    }

    private static BlockChoice Read(XElement line)
    {
        var id = line.Value.Trim();
        if (!BlockId.IsId(id)) throw new StorageException(400, "InvalidBlockId", "The specified block ID is invalid. The block ID must be Base64-encoded.");
        return new BlockChoice(id, line.Name.LocalName switch
        {
            "Latest" => BlockSource.Latest,
            "Committed" => BlockSource.Committed,
            "Uncommitted" => BlockSource.Uncommitted,
            var other => throw new StorageException(400, "InvalidXmlNodeValue", $"A block list has no '{other}'; it has Latest, Committed and Uncommitted."),
        });
    }

    private static void Write(XmlWriter xml, StoredBlock block)
    {
        xml.WriteStartElement("Block");
        xml.WriteElementString("Name", block.Id);
        xml.WriteElementString("Size", block.Length.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
