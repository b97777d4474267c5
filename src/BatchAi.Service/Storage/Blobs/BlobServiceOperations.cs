using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Blobs;

/// <summary>Operations on an account's blob service.</summary>
internal sealed class BlobServiceOperations(BlobParts parts) : IStorageOperations
{
    private readonly ServiceProperties _properties = new(parts.Storage, StorageService.Blob);

    public void AddTo(OperationTable table)
    {
        table.Add("List Containers", new StorageRoute("GET", StorageLevel.Account, Comp: "list"), AccessNeed.Service("l"), List);
        table.Add("Get Blob Service Properties", new StorageRoute("GET", StorageLevel.Account, "service", "properties"), AccessNeed.Service("r"), _properties.Get);
        table.Add("Set Blob Service Properties", new StorageRoute("PUT", StorageLevel.Account, "service", "properties"), AccessNeed.Service("w"), _properties.SetAsync);
        foreach (var method in (string[])["GET", "HEAD"])
        {
            table.Add("Get Account Information", Information(method, StorageLevel.Account), AccessNeed.Service(AccessNeed.Anything), AccountInformation.Get);
            table.Add("Get Account Information", Information(method, StorageLevel.Container), AccessNeed.Container(AccessNeed.Anything, SasReach.Container), AccountInformation.Get);
            table.Add("Get Account Information", Information(method, StorageLevel.Item), AccessNeed.Item(AccessNeed.Anything), AccountInformation.Get);
        }
    }

    private StorageAnswer List(StorageCall call)
    {
        var page = FolderPage.Read(parts.Storage, call);
        return StorageAnswer.Xml(xml => page.WriteAsync(xml, "Containers", "Container", container =>
        {
            xml.Lease(container, parts.Time);
            xml.WriteElementString("HasImmutabilityPolicy", "false");
            xml.WriteElementString("HasLegalHold", "false");
        }));
    }

    private static StorageRoute Information(string method, StorageLevel level) => new(method, level, "account", "properties");
}
