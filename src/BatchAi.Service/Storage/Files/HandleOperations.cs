using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations on the handles that SMB clients hold. There is no SMB here, so that there never is one.</summary>
internal sealed class HandleOperations(StorageParts parts) : IStorageOperations
{
    public void AddTo(OperationTable table)
    {
        foreach (var level in (StorageLevel[])[StorageLevel.Container, StorageLevel.Item])
        {
            table.Add("List Handles", new StorageRoute("GET", level, Comp: "listhandles"), AccessNeed.Item("l", SasReach.None), List);
            table.Add("Force Close Handles", new StorageRoute("PUT", level, Comp: "forceclosehandles"), AccessNeed.Item("w", SasReach.None), Close);
        }
    }

    private StorageAnswer List(StorageCall call)
    {
        RequireThere(call);
        return StorageAnswer.Xml(async xml =>
        {
            xml.WriteStartElement("EnumerationResults");
            xml.WriteElementString("Entries", "");
            xml.WriteElementString("NextMarker", "");
            await xml.WriteEndElementAsync();
        });
    }

    private StorageAnswer Close(StorageCall call)
    {
        _ = call.RequireHeader("x-ms-handle-id");
        RequireThere(call);
        return StorageAnswer.Ok.With("x-ms-number-of-handles-closed", 0).With("x-ms-number-of-handles-failed", 0);
    }

    private void RequireThere(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        if (share.Tree.FindFile(share.Path) is null) share.RequireFolder();
    }
}
