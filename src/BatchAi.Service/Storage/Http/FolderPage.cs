using System.Globalization;
using System.Xml;
using BatchAi.Service.Neighbours.Storage;

namespace BatchAi.Service.Storage.Http;

/// <summary>A page of an account's containers or shares.</summary>
internal sealed class FolderPage
{
    private const int Largest = 5000;
    private readonly StorageCall _call;
    private readonly IReadOnlyList<StorageFolder> _folders;
    private readonly string _prefix;
    private readonly int _most;
    private readonly bool _isMore;

    private FolderPage(StorageCall call, IReadOnlyList<StorageFolder> folders, string prefix, int most)
    {
        (_call, _prefix, _most) = (call, prefix, most);
        _isMore = folders.Count > most;
        _folders = [.. folders.Take(most)];
    }

    /// <summary>Reads the page that a request asks for. The marker is the last name of the page before.</summary>
    internal static FolderPage Read(StorageParts parts, StorageCall call, StorageFolderKind kind)
    {
        var prefix = call.Query["prefix"] ?? "";
        var most = call.NumberOption("maxresults", 1, Largest, Largest);
        var after = call.Query["marker"] is { Length: > 0 } marker ? marker : null;
        return new FolderPage(call, parts.Folders.List(kind, call.Account.Name, after, most + 1, prefix), prefix, most);
    }

    /// <summary>Writes the page.</summary>
    internal async Task WriteAsync(XmlWriter xml, string plural, string singular, Action<StorageFolder> writeMore)
    {
        xml.WriteStartElement("EnumerationResults");
        xml.WriteAttributeString("ServiceEndpoint", _call.Endpoint);
        xml.Element("Prefix", _prefix.Length > 0 ? _prefix : null);
        xml.Element("Marker", _call.Query["marker"]);
        xml.Element("MaxResults", _call.Query["maxresults"] is null ? null : _most.ToString(CultureInfo.InvariantCulture));
        xml.WriteStartElement(plural);
        foreach (var folder in _folders) Write(xml, singular, folder, writeMore);
        xml.WriteEndElement();
        xml.WriteElementString("NextMarker", _isMore ? _folders[^1].Name : "");
        xml.WriteEndElement();
        await xml.FlushAsync();
    }

    private static void Write(XmlWriter xml, string singular, StorageFolder folder, Action<StorageFolder> writeMore)
    {
        xml.WriteStartElement(singular);
        xml.Name("Name", folder.Name);
        xml.WriteStartElement("Properties");
        xml.WriteElementString("Last-Modified", folder.LastModified.ToString("R", CultureInfo.InvariantCulture));
        xml.WriteElementString("Etag", folder.ETag);
        writeMore(folder);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
