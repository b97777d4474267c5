using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations on the leases of files and shares. Those of shares may end by themselves; those of files do not.</summary>
internal sealed class LeaseOperations(StorageParts parts) : IStorageOperations
{
    public void AddTo(OperationTable table)
    {
        table.Add("Lease File", new StorageRoute("PUT", StorageLevel.Item, Comp: "lease"), AccessNeed.Item("w"), LeaseFileAsync);
        table.Add("Lease Share", new StorageRoute("PUT", StorageLevel.Container, "share", "lease"), AccessNeed.Container("w"), LeaseShareAsync);
    }

    private async Task<StorageAnswer> LeaseFileAsync(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        using var hold = await share.HoldAsync();
        var file = share.RequireFileToChange();
        var answer = await new LeaseRequest(call, canEnd: false, parts.Time.GetUtcNow()).RunAsync(share.Tree, file);
        return answer.With(file.LastModified(), file.Mark());
    }

    private async Task<StorageAnswer> LeaseShareAsync(StorageCall call)
    {
        ShareCall.RequireNoSnapshot(call);
        using var tree = parts.Open(call);
        using var hold = await parts.Trees.Of(call.Account).HoldTreeAsync(tree.Kind, tree.Name, call.Aborted);
        var root = tree.FindFolder(tree.Root)!;
        var answer = await new LeaseRequest(call, canEnd: true, parts.Time.GetUtcNow()).RunAsync(tree, root);
        return answer.With(root.RootLastModified(), root.RootMark());
    }
}
