using System.Globalization;
using System.Xml;
using BatchAi.Service.Storage.Files.Smb;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>A page of what a directory of a share holds.</summary>
internal sealed class DirectoryListing
{
    private const int Largest = 5000;
    private const int FlushEvery = 100;
    private readonly StorageCall _call;
    private readonly TreeEntry _folder;
    private readonly TreePage _page;
    private readonly bool _isExtended;

    private DirectoryListing(StorageCall call, TreeEntry folder, TreePage page)
    {
        (_call, _folder, _page) = (call, folder, page);
        _isExtended = "true".Equals(call.Header("x-ms-file-extended-info"), StringComparison.OrdinalIgnoreCase) || call.Query["include"] is { Length: > 0 };
    }

    /// <summary>Reads the page that a request asks for.</summary>
    internal static DirectoryListing Read(ShareCall share)
    {
        var call = share.Call;
        var folder = share.RequireFolder();
        var page = share.Tree.List(new TreeListing
        {
            Folder = share.Path,
            Prefix = call.Query["prefix"] ?? "",
            Marker = call.Query["marker"] is { Length: > 0 } marker ? marker : null,
            Limit = call.NumberOption("maxresults", 1, Largest, Largest),
        });
        return new DirectoryListing(call, folder, page);
    }

    /// <summary>Writes the page.</summary>
    internal async Task WriteAsync(XmlWriter xml)
    {
        xml.WriteStartElement("EnumerationResults");
        WriteQuestion(xml);
        if (_isExtended) xml.WriteElementString("DirectoryId", Number(_folder.FileId));
        xml.WriteStartElement("Entries");
        var count = 0;
        foreach (var entry in _page.Entries)
        {
            Write(xml, entry);
            if (++count % FlushEvery == 0) await xml.FlushAsync();
        }

        xml.WriteEndElement();
        xml.WriteElementString("NextMarker", _page.Next ?? "");
        xml.WriteEndElement();
    }

    private void WriteQuestion(XmlWriter xml)
    {
        xml.WriteAttributeString("ServiceEndpoint", _call.Endpoint);
        xml.WriteAttributeString("ShareName", _call.Target.Container);
        xml.WriteAttributeString("DirectoryPath", _call.Target.Path);
        xml.Element("Prefix", _call.Query["prefix"]);
        xml.Element("Marker", _call.Query["marker"]);
        xml.Element("MaxResults", _call.Query["maxresults"]);
    }

    private void Write(XmlWriter xml, TreeEntry entry)
    {
        xml.WriteStartElement(entry.Kind == EntryKind.Folder ? "Directory" : "File");
        if (_isExtended) xml.WriteElementString("FileId", Number(entry.FileId));
        xml.Name("Name", entry.Name[(entry.Name.LastIndexOf('/') + 1)..]);
        var smb = SmbProperties.Of(entry);
        xml.WriteStartElement("Properties");
        if (entry.Kind == EntryKind.File) xml.WriteElementString("Content-Length", entry.Length.ToString(CultureInfo.InvariantCulture));
        WriteMore(xml, entry, smb);
        xml.WriteEndElement();
        if (_call.Includes("Attributes")) xml.WriteElementString("Attributes", SmbAttributes.Words(smb.Attributes));
        if (_call.Includes("PermissionKey")) xml.WriteElementString("PermissionKey", smb.Permission);
        xml.WriteEndElement();
    }

    private void WriteMore(XmlWriter xml, TreeEntry entry, SmbProperties smb)
    {
        if (_call.Includes("Timestamps"))
        {
            xml.WriteElementString("CreationTime", SmbTime.Words(smb.Created));
            xml.WriteElementString("LastAccessTime", SmbTime.Words(smb.Written));
            xml.WriteElementString("LastWriteTime", SmbTime.Words(smb.Written));
            xml.WriteElementString("ChangeTime", SmbTime.Words(smb.Changed));
            xml.WriteElementString("Last-Modified", entry.LastModified().ToString("R", CultureInfo.InvariantCulture));
        }

        if (_call.Includes("Etag")) xml.WriteElementString("Etag", entry.Mark());
    }

    private static string Number(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
