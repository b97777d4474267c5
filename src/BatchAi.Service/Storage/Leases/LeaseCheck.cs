using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Leases;

/// <summary>Refuses what the holder of a lease did not allow.</summary>
/// <param name="thing">What the request is about.</param>
/// <param name="id">The id that the request shows; null for none.</param>
/// <param name="time">The clock.</param>
internal sealed class LeaseCheck(LeaseThing thing, string? id, TimeProvider time)
{
    internal const string IdHeader = "x-ms-lease-id";

    /// <summary>The check of a request that shows its id in a header.</summary>
    /// <exception cref="StorageException">What it shows is no id.</exception>
    internal static LeaseCheck Of(LeaseThing thing, StorageCall call, TimeProvider time, string header = IdHeader) => new(thing, IdOf(call, header), time);

    /// <summary>An id that a request shows, as all of them are compared; null for none.</summary>
    internal static string? IdOf(StorageCall call, string header)
    {
        if (call.Header(header) is not { } text) return null;
        return Guid.TryParse(text, out var id) ? id.ToString("D") : throw StorageErrors.InvalidHeader(header, text);
    }

    /// <summary>Refuses to read something in the belief of a lease that is not there.</summary>
    internal void RequireForRead(TreeEntry? entry)
    {
        if (id is null) return;
        var lease = Lease.Of(entry);
        switch (Lease.StateOf(lease, time.GetUtcNow()))
        {
            case LeaseState.Available or LeaseState.Broken: throw LeaseErrors.NotPresent(thing);
            case LeaseState.Expired: throw lease!.Id == id ? LeaseErrors.Lost(thing) : LeaseErrors.Mismatch(thing);
            default:
                if (lease!.Id != id) throw LeaseErrors.Mismatch(thing);
                break;
        }
    }

    /// <summary>Refuses to change something without its lease.</summary>
    /// <returns>Whether there is a lease that is over.</returns>
    internal bool RequireForWrite(TreeEntry? entry)
    {
        RequireForRead(entry);
        if (id is not null || entry?.Note is null) return false;
        return Lease.IsLocked(entry, time.GetUtcNow()) ? throw LeaseErrors.Missing(thing) : true;
    }

    /// <summary>The same, and ends for good a lease that is over: who had it has not seen this change, and must not renew it.</summary>
    internal void RequireForWrite(StorageTree tree, TreeEntry? entry)
    {
        if (RequireForWrite(entry)) tree.ForgetNote(entry!);
    }
}
