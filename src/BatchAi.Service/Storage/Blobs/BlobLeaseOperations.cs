using BatchAi.Service.Storage.Blobs.Items;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Blobs;

/// <summary>Takes, keeps, hands on, gives back and breaks leases of blobs and containers.</summary>
internal sealed class BlobLeaseOperations(BlobParts parts) : IStorageOperations
{
    public void AddTo(OperationTable table)
    {
        table.Add("Lease Container", new StorageRoute("PUT", StorageLevel.Container, "container", "lease"), AccessNeed.Container("wd"), OfContainerAsync);
        table.Add("Lease Blob", new StorageRoute("PUT", StorageLevel.Item, Comp: "lease"), AccessNeed.Item("wd"), OfBlobAsync);
    }

    private async Task<StorageAnswer> OfContainerAsync(StorageCall call)
    {
        using var container = parts.OpenContainer(call);
        using var hold = await container.HoldAsync(call.Aborted);
        var root = container.RequireConditions();
        return (await Request(call).RunAsync(container.Tree, root)).With(root.RootLastModified(), root.RootMark());
    }

    private async Task<StorageAnswer> OfBlobAsync(StorageCall call)
    {
        using var blob = parts.OpenBlob(call);
        using var hold = await blob.HoldAsync(call.Aborted);
        var entry = blob.Require();
        Conditions.Of(call).RequireForWrite(entry.LastModified(), entry.Mark(), BlobPlace.Exists);
        return (await Request(call).RunAsync(blob.Tree, entry)).With(entry.LastModified(), entry.Mark());
    }

    private LeaseRequest Request(StorageCall call) => new(call, canEnd: true, parts.Time.GetUtcNow());
}
