using System.Globalization;
using System.Xml;
using BatchAi.Service.Storage.Blobs.Items;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Lists;

/// <summary>Writes a list of blobs.</summary>
internal sealed class BlobListWriter(XmlWriter xml, StorageCall call, BlobListing listing, TimeProvider time)
{
    private const int FlushEvery = 100;
    private readonly bool _withMetadata = call.Includes("metadata");
    private readonly bool _withCopies = call.Includes("copy");

    internal async Task WriteAsync(BlobPage page)
    {
        xml.WriteStartElement("EnumerationResults");
        xml.WriteAttributeString("ServiceEndpoint", call.Endpoint);
        xml.WriteAttributeString("ContainerName", call.Target.Container);
        if (listing.Prefix.Length > 0) xml.Name("Prefix", listing.Prefix);
        xml.Element("Marker", listing.Marker);
        xml.Element("MaxResults", call.Query["maxresults"] is null ? null : listing.Limit.ToString(CultureInfo.InvariantCulture));
        if (listing.Delimiter.Length > 0) xml.Name("Delimiter", listing.Delimiter);
        xml.WriteStartElement("Blobs");
        for (var i = 0; i < page.Items.Count; i++)
        {
            Write(page.Items[i]);
            if (i % FlushEvery == FlushEvery - 1) await xml.FlushAsync();
        }

        xml.WriteEndElement();
        xml.WriteElementString("NextMarker", page.Next ?? "");
        xml.WriteEndElement();
        await xml.FlushAsync();
    }

    private void Write(BlobListItem item)
    {
        xml.WriteStartElement(item.IsGroup ? "BlobPrefix" : "Blob");
        xml.Name("Name", item.Name);
        if (!item.IsGroup)
        {
            xml.WriteStartElement("Properties");
            if (item.Entry is null) WriteUncommitted();
            else WriteProperties(item.Entry);
            xml.WriteEndElement();
            if (_withMetadata && item.Entry is not null) xml.Metadata(item.Entry.Record.Metadata);
        }

        xml.WriteEndElement();
    }

    private void WriteUncommitted()
    {
        xml.WriteElementString("Content-Length", "0");
        xml.WriteElementString("BlobType", BlobKinds.Block);
    }

    private void WriteProperties(TreeEntry blob)
    {
        var record = blob.Record;
        xml.WriteElementString("Creation-Time", blob.Created.ToString("R", CultureInfo.InvariantCulture));
        xml.WriteElementString("Last-Modified", blob.LastModified().ToString("R", CultureInfo.InvariantCulture));
        xml.WriteElementString("Etag", blob.ETag);
        xml.WriteElementString("Content-Length", blob.Length.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("Content-Type", record.TypeOrStandard());
        xml.WriteElementString("Content-Encoding", record.ContentEncoding ?? "");
        xml.WriteElementString("Content-Language", record.ContentLanguage ?? "");
        xml.WriteElementString("Content-MD5", record.ContentMd5 is { } md5 ? Convert.ToBase64String(md5) : "");
        xml.WriteElementString("Content-Disposition", record.ContentDisposition ?? "");
        xml.WriteElementString("Cache-Control", record.CacheControl ?? "");
        xml.WriteElementString("BlobType", BlobKinds.NameOf(record));
        if (BlobTier.Of(record) is { } tier)
        {
            xml.WriteElementString("AccessTier", tier.Tier);
            xml.Element("AccessTierInferred", tier.IsInferred ? "true" : null);
        }

        xml.Lease(blob, time);
        if (_withCopies) CopyTrace.Of(record)?.Write(xml);
        xml.WriteElementString("ServerEncrypted", "false");
    }
}
