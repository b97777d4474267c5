using System.Globalization;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Leases;

/// <summary>
/// A lease: who has its id alone may change or delete what it is of. It is noted beside the thing, so that taking one does
/// not change the thing's mark, and lives as long as the thing does, whatever becomes of the service.
/// </summary>
/// <param name="Id">Its holder's id for it.</param>
/// <param name="Seconds">How long it lasts each time; -1 for ever.</param>
/// <param name="Until">When it ends, or is broken; none for never.</param>
/// <param name="IsBroken">Whether somebody has broken it.</param>
internal sealed record Lease(string Id, int Seconds, DateTimeOffset? Until, bool IsBroken)
{
    internal const int Infinite = -1;
    private const string Broken = "b";

    /// <summary>The lease of something; null when it has none.</summary>
    internal static Lease? Of(TreeEntry? entry)
    {
        if (entry?.Note?.Split('|') is not [var id, var seconds, var until, var broken] || !Guid.TryParse(id, out _)) return null;
        if (!int.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length)) return null;
        return new Lease(id, length, WholeNumber.TryParse(until) is { } ticks && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null, broken == Broken);
    }

    /// <summary>It as <see cref="Of"/> reads it.</summary>
    internal string Note => string.Create(CultureInfo.InvariantCulture, $"{Id}|{Seconds}|{Until?.UtcTicks}|{(IsBroken ? Broken : "")}");

    /// <summary>Whether changes of something need the id of its lease.</summary>
    internal static bool IsLocked(TreeEntry entry, DateTimeOffset now) => StateOf(Of(entry), now) is LeaseState.Leased or LeaseState.Breaking;

    /// <summary>What a lease is in at a time.</summary>
    internal static LeaseState StateOf(Lease? lease, DateTimeOffset now) => lease switch
    {
        null => LeaseState.Available,
        { IsBroken: true } => lease.Until > now ? LeaseState.Breaking : LeaseState.Broken,
        { Until: { } end } when end <= now => LeaseState.Expired,
        _ => LeaseState.Leased,
    };
}
