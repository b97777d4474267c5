using System.IO.Pipelines;
using System.Text;
using System.Xml;

namespace BatchAi.Service.Storage.Http;

/// <summary>The XML that the storage APIs answer with. It is flushed now and then, so that a long list takes no memory.</summary>
internal static class StorageXml
{
    // A writer hands on a few kilobytes at a time, and each would be a piece of the answer, encrypted and sent by itself.
    private const int BufferSize = 80 << 10;
    private static readonly XmlWriterSettings Settings = new() { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };

    /// <summary>Writes a whole document.</summary>
    internal static async Task WriteAsync(PipeWriter pipe, Func<XmlWriter, Task> writeAsync, CancellationToken cancellationToken)
    {
        await using var buffer = new BufferedStream(pipe.AsStream(leaveOpen: true), BufferSize);
        await using (var xml = XmlWriter.Create(buffer, Settings))
        {
            await xml.WriteStartDocumentAsync();
            await writeAsync(xml);
            await xml.WriteEndDocumentAsync();
        }

        await buffer.FlushAsync(cancellationToken);
    }

    /// <summary>Writes an element with a text; nothing when there is none.</summary>
    internal static void Element(this XmlWriter xml, string name, string? text)
    {
        if (text is not null) xml.WriteElementString(name, text);
    }

    /// <summary>
    /// Writes an element with a name of somebody's choosing. One that XML cannot hold is percent-encoded and marked,
    /// as Azure does since 2021.
    /// </summary>
    internal static void Name(this XmlWriter xml, string element, string name)
    {
        xml.WriteStartElement(element);
        if (!IsXml(name)) xml.WriteAttributeString("Encoded", "true");
        xml.WriteString(IsXml(name) ? name : PercentText.Encode(name));
        xml.WriteEndElement();
    }

    /// <summary>Writes metadata.</summary>
    internal static void Metadata(this XmlWriter xml, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        xml.WriteStartElement("Metadata");
        foreach (var (name, value) in metadata) xml.WriteElementString(name, value);
        xml.WriteEndElement();
    }

    // A line break would come back as another one, or as a space.
    private static bool IsXml(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsControl(text[i]) || !XmlConvert.IsXmlChar(text[i])) return false;
        }

        return true;
    }
}
