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
    private readonly ListDetails _details;
    private readonly bool _isExtended;

    private DirectoryListing(StorageCall call, TreeEntry folder, TreePage page, ListDetails details)
    {
        (_call, _folder, _page, _details) = (call, folder, page, details);
        _isExtended = "true".Equals(call.Header("x-ms-file-extended-info"), StringComparison.OrdinalIgnoreCase) || call.Query["include"] is { Length: > 0 };
    }

    /// <summary>Reads the page that a request asks for.</summary>
    internal static DirectoryListing Read(ShareCall share)
    {
        var call = share.Call;
        var folder = share.RequireFolder();
        var details = ReadDetails(call);
        var page = share.Tree.List(new TreeListing
        {
            Folder = share.Path,
            Prefix = call.Query["prefix"] ?? "",
            Marker = call.Query["marker"] is { Length: > 0 } marker ? marker : null,
            OnlySizes = details == ListDetails.None,
            Limit = call.NumberOption("maxresults", 1, Largest, Largest),
        });
        return new DirectoryListing(call, folder, page, details);
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
        xml.WriteStartElement("Properties");
        if (entry.Kind == EntryKind.File) xml.WriteElementString("Content-Length", entry.Length.ToString(CultureInfo.InvariantCulture));
        var smb = _details == ListDetails.None ? null : SmbProperties.Of(entry);
        if (smb is not null) WriteProperties(xml, entry, smb);
        xml.WriteEndElement();
        if (smb is not null) WriteAttributes(xml, smb);
        xml.WriteEndElement();
    }

    private void WriteProperties(XmlWriter xml, TreeEntry entry, SmbProperties smb)
    {
        if (_details.HasFlag(ListDetails.Timestamps))
        {
            xml.WriteElementString("CreationTime", SmbTime.Words(smb.Created));
            xml.WriteElementString("LastAccessTime", SmbTime.Words(smb.Written));
            xml.WriteElementString("LastWriteTime", SmbTime.Words(smb.Written));
            xml.WriteElementString("ChangeTime", SmbTime.Words(smb.Changed));
            xml.WriteElementString("Last-Modified", entry.LastModified().ToString("R", CultureInfo.InvariantCulture));
        }

        if (_details.HasFlag(ListDetails.Etag)) xml.WriteElementString("Etag", entry.Mark());
    }

    private void WriteAttributes(XmlWriter xml, SmbProperties smb)
    {
        if (_details.HasFlag(ListDetails.Attributes)) xml.WriteElementString("Attributes", SmbAttributes.Words(smb.Attributes));
        if (_details.HasFlag(ListDetails.PermissionKey)) xml.WriteElementString("PermissionKey", smb.Permission);
    }

    private static ListDetails ReadDetails(StorageCall call) =>
        Enum.GetValues<ListDetails>().Where(detail => call.Includes(detail.ToString())).Aggregate(ListDetails.None, (all, detail) => all | detail);

    private static string Number(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
