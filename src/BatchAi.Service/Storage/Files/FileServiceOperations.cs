using System.Globalization;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations on an account's file service.</summary>
internal sealed class FileServiceOperations(StorageParts parts) : IStorageOperations
{
    private readonly ServiceProperties _properties = new(parts, StorageService.File);

    public void AddTo(OperationTable table)
    {
        table.Add("List Shares", new StorageRoute("GET", StorageLevel.Account, Comp: "list"), AccessNeed.Service("l"), List);
        table.Add("Get File Service Properties", new StorageRoute("GET", StorageLevel.Account, "service", "properties"), AccessNeed.Service("r"), _properties.Get);
        table.Add("Set File Service Properties", new StorageRoute("PUT", StorageLevel.Account, "service", "properties"), AccessNeed.Service("w"), _properties.SetAsync);
    }

    private StorageAnswer List(StorageCall call)
    {
        var page = FolderPage.Read(parts, call);
        return StorageAnswer.Xml(xml => page.WriteAsync(xml, "Shares", "Share", share =>
        {
            var settings = ShareSettings.Of(share.Record);
            xml.WriteElementString("Quota", settings.Quota.ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("AccessTier", settings.Tier);
            xml.Lease(share, parts.Time);
        }));
    }
}
