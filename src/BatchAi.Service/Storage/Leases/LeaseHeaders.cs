using System.Xml;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Leases;

/// <summary>Tells what is to be known of a lease.</summary>
internal static class LeaseHeaders
{
    /// <summary>Adds to an answer what is told of a thing's lease.</summary>
    internal static StorageAnswer WithLease(this StorageAnswer answer, TreeEntry entry, TimeProvider time)
    {
        var (status, state, duration) = Words(entry, time);
        return answer.With("x-ms-lease-status", status).With("x-ms-lease-state", state).With("x-ms-lease-duration", duration);
    }

    /// <summary>Adds it to the properties in a list.</summary>
    internal static void Lease(this XmlWriter xml, TreeEntry entry, TimeProvider time)
    {
        var (status, state, duration) = Words(entry, time);
        xml.WriteElementString("LeaseStatus", status);
        xml.WriteElementString("LeaseState", state);
        xml.Element("LeaseDuration", duration);
    }

    private static (string Status, string State, string? Duration) Words(TreeEntry entry, TimeProvider time)
    {
        var lease = Leases.Lease.Of(entry);
        var state = Leases.Lease.StateOf(lease, time.GetUtcNow());
        return (
            Leases.Lease.IsLocked(entry, time.GetUtcNow()) ? "locked" : "unlocked",
            state.ToString().ToLowerInvariant(),
            state != LeaseState.Leased ? null : lease!.Seconds == Leases.Lease.Infinite ? "infinite" : "fixed");
    }
}
