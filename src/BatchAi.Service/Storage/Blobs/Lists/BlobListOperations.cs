using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Blobs.Lists;

/// <summary>Lists the blobs of a container.</summary>
internal sealed class BlobListOperations(BlobParts parts) : IStorageOperations
{
    public void AddTo(OperationTable table) =>
        table.Add("List Blobs", new StorageRoute("GET", StorageLevel.Container, "container", "list"), AccessNeed.Container("l", SasReach.Container), List);

    private StorageAnswer List(StorageCall call)
    {
        var listing = BlobListing.Read(call);
        using var tree = parts.OpenContainer(call);
        var page = BlobLister.List(tree.Tree, listing);
        return StorageAnswer.Xml(xml => new BlobListWriter(xml, call, listing, parts.Time).WriteAsync(page));
    }
}
