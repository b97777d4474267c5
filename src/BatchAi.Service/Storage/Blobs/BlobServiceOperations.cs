using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Blobs;

/// <summary>Operations on an account's blob service.</summary>
internal sealed class BlobServiceOperations(StorageParts parts) : IStorageOperations
{
    private readonly ServiceProperties _properties = new(parts, StorageService.Blob);

    public void AddTo(OperationTable table)
    {
        table.Add("List Containers", new StorageRoute("GET", StorageLevel.Account, Comp: "list"), AccessNeed.Service("l"), List);
        table.Add("Get Blob Service Properties", new StorageRoute("GET", StorageLevel.Account, "service", "properties"), AccessNeed.Service("r"), _properties.Get);
        table.Add("Set Blob Service Properties", new StorageRoute("PUT", StorageLevel.Account, "service", "properties"), AccessNeed.Service("w"), _properties.SetAsync);
        foreach (var method in (string[])["GET", "HEAD"])
        {
            table.Add("Get Account Information", new StorageRoute(method, StorageLevel.Account, "account", "properties"), AccessNeed.Service(AnyPermission), AccountInformation.Get);
            table.Add("Get Account Information", new StorageRoute(method, StorageLevel.Container, "account", "properties"), AccessNeed.Container(AnyPermission, SasReach.Container), AccountInformation.Get);
            table.Add("Get Account Information", new StorageRoute(method, StorageLevel.Item, "account", "properties"), AccessNeed.Item(AnyPermission), AccountInformation.Get);
        }
    }

    private StorageAnswer List(StorageCall call)
    {
        var page = FolderPage.Read(parts, call);
        return StorageAnswer.Xml(xml => page.WriteAsync(xml, "Containers", "Container", container =>
        {
            xml.WriteElementString("LeaseStatus", "unlocked");
            xml.WriteElementString("LeaseState", "available");
        }));
    }

    private const string AnyPermission = "rwdlacup";
}
