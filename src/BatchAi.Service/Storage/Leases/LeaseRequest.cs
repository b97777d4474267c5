using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Leases;

/// <summary>A request to acquire, renew, change, release or break a lease.</summary>
/// <param name="call">The request.</param>
/// <param name="canEnd">Whether leases may end by themselves; those of files last until they are released or broken.</param>
/// <param name="now">The time.</param>
internal sealed class LeaseRequest(StorageCall call, bool canEnd, DateTimeOffset now)
{
    private const string ActionHeader = "x-ms-lease-action";
    private const string ProposedHeader = "x-ms-proposed-lease-id";
    private const string DurationHeader = "x-ms-lease-duration";
    private const string PeriodHeader = "x-ms-lease-break-period";
    private const int Shortest = 15;
    private const int Longest = 60;

    /// <summary>Does what the request wants with the lease of something; the caller holds its name. On the disk when done.</summary>
    /// <returns>The answer, to which the thing's marks are to be added.</returns>
    internal async Task<StorageAnswer> RunAsync(StorageTree tree, TreeEntry entry)
    {
        var (lease, answer) = Apply(Lease.Of(entry));
        await tree.SetNoteAsync(entry, lease?.Note);
        return answer;
    }

    /// <summary>What becomes of a lease.</summary>
    /// <param name="lease">The lease that there is, or was; null for none.</param>
    /// <returns>The lease afterwards, and the answer.</returns>
    internal (Lease? Lease, StorageAnswer Answer) Apply(Lease? lease) => call.RequireHeader(ActionHeader).ToLowerInvariant() switch
    {
        "acquire" => Acquire(lease),
        "renew" => Renew(lease),
        "change" => Change(lease),
        "release" => Release(lease),
        "break" => Break(lease),
        var other => throw StorageErrors.InvalidHeader(ActionHeader, other),
    };

    private (Lease? Lease, StorageAnswer Answer) Acquire(Lease? lease)
    {
        var seconds = Duration();
        var id = LeaseCheck.IdOf(call, ProposedHeader) ?? Guid.NewGuid().ToString("D");
        return Lease.StateOf(lease, now) switch
        {
            LeaseState.Breaking when lease!.Id == id => throw LeaseErrors.BreakingNotAcquired(),
            LeaseState.Leased or LeaseState.Breaking when lease!.Id != id => throw LeaseErrors.AlreadyPresent(),
            _ => Held(id, seconds, StorageAnswer.Created),
        };
    }

    private (Lease? Lease, StorageAnswer Answer) Renew(Lease? lease)
    {
        var known = RequireSame(lease);
        return known.IsBroken ? throw LeaseErrors.BrokenNotRenewed() : Held(known.Id, known.Seconds, StorageAnswer.Ok);
    }

    private (Lease? Lease, StorageAnswer Answer) Change(Lease? lease)
    {
        var proposed = LeaseCheck.IdOf(call, ProposedHeader) ?? throw StorageErrors.MissingHeader(ProposedHeader);
        var id = RequireId();
        var state = Lease.StateOf(lease, now);
        if (state is not (LeaseState.Leased or LeaseState.Breaking)) throw LeaseErrors.None();
        if (lease!.Id != id && lease.Id != proposed) throw LeaseErrors.WrongId();
        return state == LeaseState.Breaking ? throw LeaseErrors.BreakingNotChanged() : (lease with { Id = proposed }, StorageAnswer.Ok.With(LeaseCheck.IdHeader, proposed));
    }

    private (Lease? Lease, StorageAnswer Answer) Release(Lease? lease)
    {
        _ = RequireSame(lease);
        return (null, StorageAnswer.Ok);
    }

    private (Lease? Lease, StorageAnswer Answer) Break(Lease? lease)
    {
        var period = call.NumberHeader(PeriodHeader, 0, Longest);
        var left = Lease.StateOf(lease, now) switch
        {
            LeaseState.Available => throw LeaseErrors.None(),
            LeaseState.Leased when lease!.Until is null => period ?? 0,
            LeaseState.Leased or LeaseState.Breaking => Math.Min(period ?? double.MaxValue, (lease!.Until!.Value - now).TotalSeconds),
            _ => 0,
        };
        var broken = lease! with { IsBroken = true, Until = now.AddSeconds(left) };
        return (broken, StorageAnswer.Accepted.With("x-ms-lease-time", (long)Math.Ceiling(left)));
    }

    private (Lease? Lease, StorageAnswer Answer) Held(string id, int seconds, StorageAnswer answer) =>
        (new Lease(id, seconds, seconds == Lease.Infinite ? null : now.AddSeconds(seconds), false), answer.With(LeaseCheck.IdHeader, id));

    private int Duration()
    {
        var text = call.Header(DurationHeader);
        if (text is "-1" || (text is null && !canEnd)) return Lease.Infinite;
        return canEnd && call.NumberHeader(DurationHeader, Shortest, Longest) is { } seconds ? (int)seconds : throw (text is null ? StorageErrors.MissingHeader(DurationHeader) : StorageErrors.InvalidHeader(DurationHeader, text));
    }

    private Lease RequireSame(Lease? lease) => RequireId() is var id && lease?.Id == id ? lease : throw LeaseErrors.WrongId();

    private string RequireId() => LeaseCheck.IdOf(call, LeaseCheck.IdHeader) ?? throw StorageErrors.MissingHeader(LeaseCheck.IdHeader);
}
