using BatchAi.Service.Storage.Blobs.Containers;
using BatchAi.Service.Storage.Blobs.Items;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Blobs.Leases;

/// <summary>Takes, keeps, hands on, gives back and breaks leases of blobs and containers.</summary>
internal sealed class LeaseOperations(BlobParts parts) : IStorageOperations
{
    private const string ProposedHeader = "x-ms-proposed-lease-id";
    private const string DurationHeader = "x-ms-lease-duration";
    private const string BreakHeader = "x-ms-lease-break-period";
    private const string ActionHeader = "x-ms-lease-action";
    private const int Shortest = 15;
    private const int Longest = 60;
    private const string Infinite = "-1";

    public void AddTo(OperationTable table)
    {
        table.Add("Lease Container", new StorageRoute("PUT", StorageLevel.Container, "container", "lease"), AccessNeed.Container("wd"), OfContainerAsync);
        table.Add("Lease Blob", new StorageRoute("PUT", StorageLevel.Item, Comp: "lease"), AccessNeed.Item("wd"), OfBlobAsync);
    }

    private async Task<StorageAnswer> OfContainerAsync(StorageCall call)
    {
        using var container = parts.OpenContainer(call);
        using var hold = await container.HoldAsync(call.Aborted);
        var root = container.Entry;
        Conditions.Of(call).RequireForWrite(root.RootLastModified(), root.RootMark(), ContainerPlace.Exists);
        return Act(call, () => parts.Leases.FindOrAdd(container.Tree, container.Place)).With(root.RootLastModified(), root.RootMark());
    }

    private async Task<StorageAnswer> OfBlobAsync(StorageCall call)
    {
        using var blob = parts.OpenBlob(call);
        using var hold = await blob.HoldAsync(call.Aborted);
        var entry = blob.Require();
        Conditions.Of(call).RequireForWrite(entry.LastModified(), entry.Mark(), BlobPlace.Exists);
        return Act(call, () => parts.Leases.FindOrAdd(blob.Tree, blob.Place)).With(entry.LastModified(), entry.Mark());
    }

    private static StorageAnswer Act(StorageCall call, Func<Lease> find)
    {
        var action = call.RequireHeader(ActionHeader);
        switch (action.ToLowerInvariant())
        {
            case "acquire":
                return Acquire(call, find);
            case "renew":
                var id = RequireId(call);
                LeaseRules.Renew(find(), id);
                return StorageAnswer.Ok.With(LeaseRules.IdHeader, id);
            case "change":
                var proposed = LeaseRules.Normal(ProposedHeader, call.RequireHeader(ProposedHeader));
                LeaseRules.Change(find(), RequireId(call), proposed);
                return StorageAnswer.Ok.With(LeaseRules.IdHeader, proposed);
            case "release":
                LeaseRules.Release(find(), RequireId(call));
                return StorageAnswer.Ok;
            case "break":
                var left = LeaseRules.Break(find(), call.NumberHeader(BreakHeader, 0, Longest) is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
                return StorageAnswer.Accepted.With("x-ms-lease-time", (long)Math.Ceiling(left.TotalSeconds));
            default:
                throw StorageErrors.InvalidHeader(ActionHeader, action);
        }
    }

    private static StorageAnswer Acquire(StorageCall call, Func<Lease> find)
    {
        var id = call.Header(ProposedHeader) is { } proposed ? LeaseRules.Normal(ProposedHeader, proposed) : Guid.NewGuid().ToString("D");
        TimeSpan? duration = call.RequireHeader(DurationHeader) == Infinite ? null : TimeSpan.FromSeconds(call.NumberHeader(DurationHeader, Shortest, Longest)!.Value);
        LeaseRules.Acquire(find(), id, duration);
        return StorageAnswer.Created.With(LeaseRules.IdHeader, id);
    }

    private static string RequireId(StorageCall call) => LeaseRules.IdOf(call) ?? throw StorageErrors.MissingHeader(LeaseRules.IdHeader);
}
