using System.Globalization;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Leases;

/// <summary>A lease as it is kept with the thing that is leased.</summary>
/// <param name="Id">Its holder's id for it.</param>
/// <param name="Seconds">How long it lasts each time; -1 for ever.</param>
/// <param name="Until">When it ends, or is broken; none for never.</param>
/// <param name="IsBroken">Whether somebody has broken it.</param>
internal sealed record Lease(string Id, int Seconds, DateTimeOffset? Until, bool IsBroken)
{
    internal const int Infinite = -1;
    private const string Key = "lease";

    /// <summary>The lease of something; null when it has none.</summary>
    internal static Lease? Of(FileRecord record)
    {
        if (record.FindExtra(Key)?.Split('|') is not [var id, var seconds, var until, var broken]) return null;
        if (!int.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length)) return null;
        return new Lease(id, length, WholeNumber.TryParse(until) is { } ticks && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null, broken == "b");
    }

    /// <summary>The record with a lease, or without one.</summary>
    internal static FileRecord Set(FileRecord record, Lease? lease) => record.WithExtra(
        Key,
        lease is null ? null : string.Create(CultureInfo.InvariantCulture, $"{lease.Id}|{lease.Seconds}|{lease.Until?.UtcTicks}|{(lease.IsBroken ? "b" : "")}"));

    /// <summary>The record of something new with the lease of what it replaces.</summary>
    internal static FileRecord Keep(FileRecord record, TreeEntry? replaced) => replaced is null ? record : Set(record, Of(replaced.Record));

    /// <summary>What a lease is in at a time.</summary>
    internal static LeaseState StateOf(Lease? lease, DateTimeOffset now) => lease switch
    {
        null => LeaseState.Available,
        { IsBroken: true } => lease.Until > now ? LeaseState.Breaking : LeaseState.Broken,
        { Until: { } end } when end <= now => LeaseState.Expired,
        _ => LeaseState.Leased,
    };

    /// <summary>Adds to an answer what is told of a thing's lease.</summary>
    internal static StorageAnswer AddTo(StorageAnswer answer, FileRecord record, DateTimeOffset now)
    {
        var lease = Of(record);
        var state = StateOf(lease, now);
        return answer
            .With("x-ms-lease-status", state is LeaseState.Leased or LeaseState.Breaking ? "locked" : "unlocked")
            .With("x-ms-lease-state", state.ToString().ToLowerInvariant())
            .With("x-ms-lease-duration", state == LeaseState.Leased ? lease!.Seconds == Infinite ? "infinite" : "fixed" : null);
    }

    /// <summary>Refuses a change that the holder of a lease did not allow, or an id that is no longer one.</summary>
    /// <param name="record">What is kept with the thing.</param>
    /// <param name="id">The id that the request gives; null for none.</param>
    /// <param name="now">The time.</param>
    /// <param name="thing">What it is, as the API's codes call it: <c>File</c>.</param>
    /// <param name="isChange">Whether it is changed; reading needs no lease, but a wrong one is refused all the same.</param>
    internal static void Require(FileRecord record, string? id, DateTimeOffset now, string thing, bool isChange = true)
    {
        var lease = Of(record);
        if (StateOf(lease, now) is not (LeaseState.Leased or LeaseState.Breaking))
        {
            if (id is not null) throw new StorageException(412, $"LeaseNotPresentWith{thing}Operation", $"There is currently no lease on the {thing.ToLowerInvariant()}.");
            return;
        }

        if (id is null && isChange) throw new StorageException(412, "LeaseIdMissing", "There is currently a lease on the resource and no lease ID was specified in the request.");
        if (id is not null && !id.Equals(lease!.Id, StringComparison.OrdinalIgnoreCase))
        {
            throw new StorageException(412, $"LeaseIdMismatchWith{thing}Operation", $"The lease ID specified did not match the lease ID for the {thing.ToLowerInvariant()}.");
        }
    }
}
