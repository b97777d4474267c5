using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Blobs;

/// <summary>Operations on an account's blob service.</summary>
internal sealed class BlobServiceOperations(StorageParts parts) : IStorageOperations
{
    public void AddTo(OperationTable table) =>
        table.Add("List Containers", new StorageRoute("GET", StorageLevel.Account, Comp: "list"), AccessNeed.Service("l"), List);

    private StorageAnswer List(StorageCall call)
    {
        var page = FolderPage.Read(parts, call, StorageFolderKind.Container);
        return StorageAnswer.Xml(xml => page.WriteAsync(xml, "Containers", "Container", container =>
        {
            xml.WriteElementString("LeaseStatus", "unlocked");
            xml.WriteElementString("LeaseState", "available");
        }));
    }
}
