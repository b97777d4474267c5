using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations on an account's file service.</summary>
internal sealed class FileServiceOperations(StorageParts parts) : IStorageOperations
{
    private const string DefaultQuota = "5120";

    public void AddTo(OperationTable table) =>
        table.Add("List Shares", new StorageRoute("GET", StorageLevel.Account, Comp: "list"), AccessNeed.Service("l"), List);

    private StorageAnswer List(StorageCall call)
    {
        var page = FolderPage.Read(parts, call);
        return StorageAnswer.Xml(xml => page.WriteAsync(xml, "Shares", "Share", share => xml.WriteElementString("Quota", DefaultQuota)));
    }
}
