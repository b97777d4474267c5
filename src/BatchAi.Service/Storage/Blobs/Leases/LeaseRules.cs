using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;

namespace BatchAi.Service.Storage.Blobs.Leases;

/// <summary>Who may do what with something that has, had or never had a lease.</summary>
internal static class LeaseRules
{
    internal const string IdHeader = "x-ms-lease-id";

    /// <summary>The id that a request shows; null for none.</summary>
    internal static string? IdOf(StorageCall call) => call.Header(IdHeader) is { } text ? Normal(IdHeader, text) : null;

    /// <summary>An id as all of them are compared.</summary>
    internal static string Normal(string header, string text) => Guid.TryParse(text, out var id) ? id.ToString("D") : throw StorageErrors.InvalidHeader(header, text);

    /// <summary>Refuses to change something without its lease.</summary>
    internal static void RequireForWrite(Lease? lease, LeasePlace place, string? id)
    {
        var state = lease?.State ?? LeaseState.Available;
        if (id is null)
        {
            if (state is LeaseState.Leased or LeaseState.Breaking) throw LeaseErrors.Missing(place);
            // Who had it cannot renew it any more: it has not seen this change.
            if (state == LeaseState.Expired) lease!.Release();
            return;
        }

        RequireId(lease, place, id);
    }

    /// <summary>Refuses to read something in the belief of a lease that is not there.</summary>
    internal static void RequireForRead(Lease? lease, LeasePlace place, string? id)
    {
        if (id is not null) RequireId(lease, place, id);
    }

    internal static void Acquire(Lease lease, string id, TimeSpan? duration)
    {
        switch (lease.State)
        {
            case LeaseState.Breaking when lease.Id == id: throw LeaseErrors.BreakingNotAcquired();
            case LeaseState.Leased or LeaseState.Breaking when lease.Id != id: throw LeaseErrors.AlreadyPresent();
            default:
                lease.Hold(id, duration);
                break;
        }
    }

    internal static void Renew(Lease lease, string id)
    {
        if (lease.Id != id) throw LeaseErrors.WrongId();
        if (lease.State is LeaseState.Breaking or LeaseState.Broken) throw LeaseErrors.BrokenNotRenewed();
        lease.Renew();
    }

    internal static void Change(Lease lease, string id, string proposed)
    {
        if (lease.State is not (LeaseState.Leased or LeaseState.Breaking)) throw LeaseErrors.None();
        if (lease.Id != id && lease.Id != proposed) throw LeaseErrors.WrongId();
        if (lease.State == LeaseState.Breaking) throw LeaseErrors.BreakingNotChanged();
        lease.Change(proposed);
    }

    internal static void Release(Lease lease, string id)
    {
        if (lease.Id != id) throw LeaseErrors.WrongId();
        lease.Release();
    }

    internal static TimeSpan Break(Lease lease, TimeSpan? period) => lease.State == LeaseState.Available ? throw LeaseErrors.None() : lease.Break(period);

    private static void RequireId(Lease? lease, LeasePlace place, string id)
    {
        switch (lease?.State ?? LeaseState.Available)
        {
            case LeaseState.Available or LeaseState.Broken: throw LeaseErrors.NotPresent(place);
            case LeaseState.Expired: throw lease!.Id == id ? LeaseErrors.Lost(place) : LeaseErrors.Mismatch(place);
            default:
                if (lease!.Id != id) throw LeaseErrors.Mismatch(place);
                break;
        }
    }
}
