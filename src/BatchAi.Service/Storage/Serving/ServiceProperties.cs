using System.Xml.Linq;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Serving;

/// <summary>
/// The properties of an account's blob or file service: a document that is kept as clients set it. What would have to be
/// acted upon, and is not, is refused.
/// </summary>
internal sealed class ServiceProperties(StorageParts parts, StorageService service)
{
    internal const string Root = "StorageServiceProperties";
    private const int LongestDocument = 64 << 10;

    private static readonly XElement[] OfBoth =
    [
        Metrics("HourMetrics"),
        Metrics("MinuteMetrics"),
        new("Cors"),
    ];

    private static readonly XElement[] OfBlobs =
    [
        new("Logging", new XElement("Version", "1.0"), new XElement("Delete", "false"), new XElement("Read", "false"), new XElement("Write", "false"), Retention("RetentionPolicy")),
        .. OfBoth,
        Retention("DeleteRetentionPolicy"),
        new("StaticWebsite", new XElement("Enabled", "false")),
    ];

    private static readonly XElement[] OfFiles =
    [
        .. OfBoth,
        new("ProtocolSettings", new XElement("SMB", new XElement("Multichannel", new XElement("Enabled", "false")))),
    ];

    // What promises that something is kept, or shown to the world.
    private static readonly string[] MustBeOff = ["DeleteRetentionPolicy", "StaticWebsite"];

    private XElement[] Defaults => service == StorageService.Blob ? OfBlobs : OfFiles;

    /// <summary>Answers with the properties.</summary>
    internal StorageAnswer Get(StorageCall call)
    {
        var kept = Kept(call.Account);
        var all = new XElement(Root, Defaults.Select(standard => kept?.Element(standard.Name) ?? standard), kept?.Element("DefaultServiceVersion"));
        return StorageAnswer.Xml(async xml =>
        {
            await all.WriteToAsync(xml, CancellationToken.None);
            await xml.FlushAsync();
        });
    }

    /// <summary>Sets those properties that a request names; all others stay.</summary>
    internal async Task<StorageAnswer> SetAsync(StorageCall call)
    {
        var wanted = await XmlBody.ReadAsync(call, Root, LongestDocument);
        foreach (var property in wanted.Elements()) Require(property);
        await parts.Accounts.ChangeAsync(call.Account.Name, account =>
        {
            var kept = Kept(account);
            var text = new XElement(Root, wanted.Elements(), kept?.Elements().Where(property => wanted.Element(property.Name) is null)).ToString(SaveOptions.DisableFormatting);
            return service == StorageService.Blob ? account with { BlobService = text } : account with { FileService = text };
        });
        return StorageAnswer.Accepted;
    }

    private void Require(XElement property)
    {
        var name = property.Name.LocalName;
        var isKnown = Array.Exists(Defaults, standard => standard.Name == property.Name) || (service == StorageService.Blob && name == "DefaultServiceVersion");
        if (!isKnown) throw new StorageException(400, "InvalidXmlDocument", $"The specified XML is not valid: {Root} has no '{name}'.");
        if (MustBeOff.Contains(name) && property.Element("Enabled")?.Value is "true") throw StorageErrors.NotSupported($"{name} of the blob service");
    }

    private XElement? Kept(StoredAccount account) => (service == StorageService.Blob ? account.BlobService : account.FileService) is { } text ? XElement.Parse(text) : null;

    private static XElement Metrics(string name) => new(name, new XElement("Version", "1.0"), new XElement("Enabled", "false"), Retention("RetentionPolicy"));

    private static XElement Retention(string name) => new(name, new XElement("Enabled", "false"));
}
