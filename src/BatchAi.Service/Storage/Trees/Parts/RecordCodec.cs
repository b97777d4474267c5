using System.Text;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Turns records into few bytes and back.</summary>
internal static class RecordCodec
{
    private const byte Format = 1;

    internal static byte[] Write(StoredRecord stored)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(stored.Version);
        writer.Write(stored.Length);
        writer.Write(stored.Modified);
        var record = stored.Record;
        writer.Write((byte)record.BlobType);
        WriteText(writer, record.ContentType);
        WriteText(writer, record.ContentEncoding);
        WriteText(writer, record.ContentLanguage);
        WriteText(writer, record.ContentDisposition);
        WriteText(writer, record.CacheControl);
        writer.Write((byte)(record.ContentMd5?.Length ?? 0));
        writer.Write(record.ContentMd5 ?? []);
        WritePairs(writer, record.Metadata);
        WritePairs(writer, record.Extra);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads a record; none when somebody else wrote something there, and nothing that could not be answered.</summary>
    internal static StoredRecord Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
            return reader.ReadByte() == Format ? Read(reader) : StoredRecord.None;
        }
        catch (Exception error) when (error is IOException or FormatException or ArgumentException)
        {
            return StoredRecord.None;
        }
    }

    private static StoredRecord Read(BinaryReader reader)
    {
        var version = reader.ReadUInt32();
        var length = reader.ReadInt64();
        var modified = reader.ReadInt64();
        return new StoredRecord(ReadRecord(reader), version, length, modified);
    }

    private static FileRecord ReadRecord(BinaryReader reader) => new()
    {
        BlobType = (BlobType)reader.ReadByte(),
        ContentType = ReadHeader(reader),
        ContentEncoding = ReadHeader(reader),
        ContentLanguage = ReadHeader(reader),
        ContentDisposition = ReadHeader(reader),
        CacheControl = ReadHeader(reader),
        ContentMd5 = reader.ReadByte() is > 0 and var size ? reader.ReadBytes(size) : null,
        Metadata = ReadPairs(reader).FindAll(pair => FileRecord.IsMetadataName(pair.Key) && FileRecord.IsMetadataValue(pair.Value)),
        Extra = ReadPairs(reader),
    };

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null) writer.Write(text);
    }

    private static string? ReadHeader(BinaryReader reader) => reader.ReadBoolean() && reader.ReadString() is var text && FileRecord.IsHeader(text) ? text : null;

    private static void WritePairs(BinaryWriter writer, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        writer.Write7BitEncodedInt(pairs.Count);
        foreach (var (key, value) in pairs)
        {
            writer.Write(key);
            writer.Write(value);
        }
    }

    private static List<KeyValuePair<string, string>> ReadPairs(BinaryReader reader)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--) pairs.Add(new(reader.ReadString(), reader.ReadString()));
        return pairs;
    }
}
