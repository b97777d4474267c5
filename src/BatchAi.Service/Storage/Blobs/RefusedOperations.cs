using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Blobs;

/// <summary>Operations of the API that plain files cannot do, each refused for what it is.</summary>
internal sealed class RefusedOperations : IStorageOperations
{
    private static readonly (string Name, string Method, string Comp, string Feature)[] OfBlobs =
    [
        ("Snapshot Blob", "PUT", "snapshot", "snapshots"),
        ("Undelete Blob", "PUT", "undelete", "to bring back what was deleted"),
        ("Put Page", "PUT", "page", "page blobs"),
        ("Get Page Ranges", "GET", "pagelist", "page blobs"),
        ("Incremental Copy Blob", "PUT", "incrementalcopy", "page blobs"),
        ("Get Blob Tags", "GET", "tags", "blob index tags"),
        ("Set Blob Tags", "PUT", "tags", "blob index tags"),
        ("Query Blob Contents", "POST", "query", "queries"),
        ("Set Blob Expiry", "PUT", "expiry", "the expiry of blobs"),
        ("Append Blob Seal", "PUT", "seal", "sealed append blobs"),
        ("Set Immutability Policy", "PUT", "immutabilityPolicies", "immutability policies"),
        ("Delete Immutability Policy", "DELETE", "immutabilityPolicies", "immutability policies"),
        ("Set Blob Legal Hold", "PUT", "legalhold", "legal holds"),
    ];

    public void AddTo(OperationTable table)
    {
        foreach (var (name, method, comp, feature) in OfBlobs)
        {
            table.Add(name, new StorageRoute(method, StorageLevel.Item, Comp: comp), AccessNeed.Item(AccessNeed.Anything), _ => Refuse(feature));
        }

        foreach (var (name, method, comp, feature) in ((string, string, string, string)[])[("Restore Container", "PUT", "undelete", "to bring back what was deleted"), ("Rename Container", "PUT", "rename", "to rename containers"), ("Blob Batch", "POST", "batch", "batches"), ("Find Blobs by Tags", "GET", "blobs", "blob index tags")])
        {
            table.Add(name, new StorageRoute(method, StorageLevel.Container, "container", comp), AccessNeed.Container(AccessNeed.Anything, SasReach.Container), _ => Refuse(feature));
        }

        table.Add("Blob Batch", new StorageRoute("POST", StorageLevel.Account, Comp: "batch"), AccessNeed.Service(AccessNeed.Anything), _ => Refuse("batches"));
        table.Add("Find Blobs by Tags", new StorageRoute("GET", StorageLevel.Account, Comp: "blobs"), AccessNeed.Service(AccessNeed.Anything), _ => Refuse("blob index tags"));
        table.Add("Get User Delegation Key", new StorageRoute("POST", StorageLevel.Account, "service", "userdelegationkey"), AccessNeed.Service(AccessNeed.Anything), _ => Refuse("keys of users; sign with the account's key"));
    }

    private static StorageAnswer Refuse(string feature) => throw StorageErrors.NotSupported(feature);
}
