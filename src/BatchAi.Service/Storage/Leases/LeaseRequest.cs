using System.Globalization;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Leases;

/// <summary>A request to acquire, renew, change, release or break a lease.</summary>
/// <param name="call">The request.</param>
/// <param name="canEnd">Whether leases may end by themselves; those of files last until they are released or broken.</param>
/// <param name="now">The time.</param>
internal sealed class LeaseRequest(StorageCall call, bool canEnd, DateTimeOffset now)
{
    internal const string IdHeader = "x-ms-lease-id";
    private const string ActionHeader = "x-ms-lease-action";
    private const string ProposedHeader = "x-ms-proposed-lease-id";
    private const string DurationHeader = "x-ms-lease-duration";
    private const string PeriodHeader = "x-ms-lease-break-period";
    private const int Shortest = 15;
    private const int Longest = 60;

    /// <summary>Does what the request wants.</summary>
    /// <param name="record">What is kept with the thing.</param>
    /// <returns>The record afterwards, and the answer, to which the thing's marks are to be added.</returns>
    internal (FileRecord Record, StorageAnswer Answer) Apply(FileRecord record)
    {
        var lease = Lease.Of(record);
        var (changed, answer) = call.RequireHeader(ActionHeader).ToLowerInvariant() switch
        {
            "acquire" => Acquire(lease),
            "renew" => Renew(lease),
            "change" => Change(lease),
            "release" => Release(lease),
            "break" => Break(lease),
            var other => throw StorageErrors.InvalidHeader(ActionHeader, other),
        };
        return (Lease.Set(record, changed), answer);
    }

    private (Lease? Lease, StorageAnswer Answer) Acquire(Lease? lease)
    {
        var seconds = Duration();
        var id = Id(ProposedHeader) ?? Guid.NewGuid().ToString();
        var isSame = lease?.Id == id;
        switch (Lease.StateOf(lease, now))
        {
            case LeaseState.Leased when !isSame: throw Conflict("LeaseAlreadyPresent", "There is already a lease present.");
            case LeaseState.Breaking: throw isSame ? Conflict("LeaseIsBreakingAndCannotBeAcquired", "The lease ID matched, but the lease is currently in breaking state and cannot be acquired until it is broken.") : Conflict("LeaseAlreadyPresent", "There is already a lease present.");
            default: return Held(id, seconds, StorageAnswer.Created);
        }
    }

    private (Lease? Lease, StorageAnswer Answer) Renew(Lease? lease)
    {
        var known = RequireSame(lease);
        return known.IsBroken
            ? throw Conflict("LeaseIsBrokenAndCannotBeRenewed", "The lease ID matched, but the lease has been broken explicitly and cannot be renewed.")
            : Held(known.Id, known.Seconds, StorageAnswer.Ok);
    }

    private (Lease? Lease, StorageAnswer Answer) Change(Lease? lease)
    {
        var proposed = Id(ProposedHeader) ?? throw StorageErrors.MissingHeader(ProposedHeader);
        var known = lease?.Id == proposed ? lease : RequireSame(lease);
        return Lease.StateOf(known, now) switch
        {
            LeaseState.Breaking => throw Conflict("LeaseIsBreakingAndCannotBeChanged", "The lease ID matched, but the lease is currently in breaking state and cannot be changed."),
            LeaseState.Leased => (known with { Id = proposed }, StorageAnswer.Ok.With(IdHeader, proposed)),
            _ => throw NotPresent(),
        };
    }

    private (Lease? Lease, StorageAnswer Answer) Release(Lease? lease)
    {
        _ = RequireSame(lease);
        return (null, StorageAnswer.Ok);
    }

    private (Lease? Lease, StorageAnswer Answer) Break(Lease? lease)
    {
        var period = call.NumberHeader(PeriodHeader, 0, Longest);
        var state = Lease.StateOf(lease, now);
        if (state == LeaseState.Available) throw NotPresent();
        var rest = state is LeaseState.Leased or LeaseState.Breaking && lease!.Until is { } end ? (end - now).TotalSeconds : 0;
        var left = state switch
        {
            LeaseState.Leased when lease!.Until is null => period ?? 0,
            LeaseState.Leased or LeaseState.Breaking => Math.Min(period ?? double.MaxValue, rest),
            _ => 0,
        };
        var broken = lease! with { IsBroken = true, Until = now.AddSeconds(left) };
        return (broken, StorageAnswer.Accepted.With("x-ms-lease-time", ((long)Math.Ceiling(left)).ToString(CultureInfo.InvariantCulture)));
    }

    private (Lease? Lease, StorageAnswer Answer) Held(string id, int seconds, StorageAnswer answer) =>
        (new Lease(id, seconds, seconds == Lease.Infinite ? null : now.AddSeconds(seconds), false), answer.With(IdHeader, id));

    private int Duration()
    {
        var text = call.Header(DurationHeader);
        if (text is "-1" || (text is null && !canEnd)) return Lease.Infinite;
        return canEnd && call.NumberHeader(DurationHeader, Shortest, Longest) is { } seconds ? (int)seconds : throw (text is null ? StorageErrors.MissingHeader(DurationHeader) : StorageErrors.InvalidHeader(DurationHeader, text));
    }

    private Lease RequireSame(Lease? lease)
    {
        var id = Id(IdHeader) ?? throw StorageErrors.MissingHeader(IdHeader);
        if (lease is null) throw NotPresent();
        return lease.Id == id ? lease : throw Conflict("LeaseIdMismatchWithLeaseOperation", "The lease ID specified did not match the lease ID for the resource.");
    }

    private string? Id(string header)
    {
        if (call.Header(header) is not { } text) return null;
        return Guid.TryParse(text, out var id) ? id.ToString() : throw StorageErrors.InvalidHeader(header, text);
    }

    private static StorageException NotPresent() => Conflict("LeaseNotPresentWithLeaseOperation", "There is currently no lease on the resource.");

    private static StorageException Conflict(string code, string message) => new(409, code, message);
}
