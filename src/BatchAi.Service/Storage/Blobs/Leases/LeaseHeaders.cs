using System.Xml;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;

namespace BatchAi.Service.Storage.Blobs.Leases;

/// <summary>Tells what is to be known of a lease.</summary>
internal static class LeaseHeaders
{
    /// <summary>Adds it to an answer.</summary>
    internal static StorageAnswer With(this StorageAnswer answer, Lease? lease) => answer
        .With("x-ms-lease-status", Status(lease))
        .With("x-ms-lease-state", State(lease))
        .With("x-ms-lease-duration", Duration(lease));

    /// <summary>Adds it to the properties in a list.</summary>
    internal static void Lease(this XmlWriter xml, Lease? lease)
    {
        xml.WriteElementString("LeaseStatus", Status(lease));
        xml.WriteElementString("LeaseState", State(lease));
        xml.Element("LeaseDuration", Duration(lease));
    }

    private static string Status(Lease? lease) => lease is { IsLocked: true } ? "locked" : "unlocked";

    private static string State(Lease? lease) => (lease?.State ?? LeaseState.Available) switch
    {
        LeaseState.Leased => "leased",
        LeaseState.Expired => "expired",
        LeaseState.Breaking => "breaking",
        LeaseState.Broken => "broken",
        _ => "available",
    };

    private static string? Duration(Lease? lease) => lease?.State != LeaseState.Leased ? null : lease.IsInfinite ? "infinite" : "fixed";
}
