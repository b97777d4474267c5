using System.Xml;
using System.Xml.Linq;

namespace BatchAi.Service.Storage.Http;

/// <summary>Reads the XML that some operations take. Documents of types of their own are refused, and so are large ones.</summary>
internal static class XmlBody
{
    /// <summary>The topmost element of a request's body.</summary>
    /// <param name="call">The request.</param>
    /// <param name="root">What it has to be called.</param>
    /// <param name="largest">How many characters it may have.</param>
    /// <exception cref="StorageException">It is not such a document.</exception>
    internal static async Task<XElement> ReadAsync(StorageCall call, string root, int largest)
    {
        var settings = new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = largest, CloseInput = false };
        try
        {
            using var reader = XmlReader.Create(call.Body, settings);
            var document = await XDocument.LoadAsync(reader, LoadOptions.None, call.Aborted);
            return document.Root is { } element && element.Name.LocalName == root ? element : throw Invalid($"its topmost element is not {root}");
        }
        catch (XmlException error)
        {
            throw Invalid($"line {error.LineNumber}, position {error.LinePosition}");
        }
    }

    private static StorageException Invalid(string reason) => new(400, "InvalidXmlDocument", $"The specified XML is not syntactically valid: {reason}.");
}
