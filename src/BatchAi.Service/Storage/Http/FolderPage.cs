using System.Globalization;
using System.Xml;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Http;

/// <summary>A page of an account's containers or shares.</summary>
internal sealed class FolderPage
{
    private const int Largest = 5000;
    private readonly StorageCall _call;
    private readonly TreePage _page;
    private readonly TreeListing _listing;

    private FolderPage(StorageCall call, TreePage page, TreeListing listing) => (_call, _page, _listing) = (call, page, listing);

    /// <summary>Reads the page that a request asks for.</summary>
    internal static FolderPage Read(StorageParts parts, StorageCall call)
    {
        var listing = new TreeListing
        {
            Prefix = call.Query["prefix"] ?? "",
            Limit = Math.Min(call.NumberOption("maxresults", 1, int.MaxValue, Largest), Largest),
            Marker = call.Query["marker"] is { Length: > 0 } marker ? marker : null,
        };
        return new FolderPage(call, parts.Trees.Of(call.Account).List(StorageTrees.KindOf(call.Target.Service), listing), listing);
    }

    /// <summary>Writes the page.</summary>
    internal async Task WriteAsync(XmlWriter xml, string plural, string singular, Action<TreeEntry> writeMore)
    {
        xml.WriteStartElement("EnumerationResults");
        xml.WriteAttributeString("ServiceEndpoint", _call.Endpoint);
        if (_listing.Prefix.Length > 0) xml.Name("Prefix", _listing.Prefix);
        xml.Element("Marker", _listing.Marker);
        xml.Element("MaxResults", _call.Query["maxresults"] is null ? null : _listing.Limit.ToString(CultureInfo.InvariantCulture));
        xml.WriteStartElement(plural);
        foreach (var folder in _page.Entries) Write(xml, singular, folder, writeMore);
        xml.WriteEndElement();
        xml.WriteElementString("NextMarker", _page.Next ?? "");
        xml.WriteEndElement();
        await xml.FlushAsync();
    }

    private void Write(XmlWriter xml, string singular, TreeEntry folder, Action<TreeEntry> writeMore)
    {
        xml.WriteStartElement(singular);
        xml.Name("Name", folder.Name);
        xml.WriteStartElement("Properties");
        xml.WriteElementString("Last-Modified", folder.RootLastModified().ToString("R", CultureInfo.InvariantCulture));
        xml.WriteElementString("Etag", folder.RootMark());
        writeMore(folder);
        xml.WriteEndElement();
        if (_call.Includes("metadata")) xml.Metadata(folder.Record.Metadata);
        xml.WriteEndElement();
    }
}
