using BatchAi.Service.Storage.Leases;

namespace BatchAi.Service.Storage.Blobs.Leases;

/// <summary>A lease: who has its id alone may change or delete what it is of.</summary>
/// <param name="time">The clock; leases go by time that passes, whatever the calendar does.</param>
internal sealed class Lease(TimeProvider time)
{
    private TimeSpan? _duration;
    private long _start;
    private TimeSpan _breakPeriod;
    private bool _isHeld;
    private bool _isBroken;

    /// <summary>Its id; empty when there is none.</summary>
    internal string Id { get; private set; } = "";

    /// <summary>Whether it has no end of its own.</summary>
    internal bool IsInfinite => _duration is null;

    internal LeaseState State
    {
        get
        {
            if (!_isHeld) return LeaseState.Available;
            if (_isBroken) return Elapsed < _breakPeriod ? LeaseState.Breaking : LeaseState.Broken;
            return IsInfinite || Elapsed < _duration ? LeaseState.Leased : LeaseState.Expired;
        }
    }

    /// <summary>Whether changes need the id.</summary>
    internal bool IsLocked => State is LeaseState.Leased or LeaseState.Breaking;

    private TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>Begins, or begins anew.</summary>
    /// <param name="id">The id.</param>
    /// <param name="duration">How long it holds; null for ever.</param>
    internal void Hold(string id, TimeSpan? duration)
    {
        (Id, _duration, _isHeld, _isBroken) = (id, duration, true, false);
        _start = time.GetTimestamp();
    }

    /// <summary>Begins anew, for as long as it was to hold.</summary>
    internal void Renew() => Hold(Id, _duration);

    /// <summary>Gives it another id.</summary>
    internal void Change(string id) => Id = id;

    /// <summary>Ends it.</summary>
    internal void Release() => (Id, _isHeld, _isBroken) = ("", false, false);

    /// <summary>Breaks it; it holds for a while longer, but never longer than it would have.</summary>
    /// <param name="period">For how long; null for what is left of it, which is nothing when it has no end.</param>
    /// <returns>For how long it still holds.</returns>
    internal TimeSpan Break(TimeSpan? period)
    {
        var left = Left();
        var holds = period is { } given && (left is null || given < left) ? given : left ?? TimeSpan.Zero;
        (_isBroken, _breakPeriod) = (true, holds);
        _start = time.GetTimestamp();
        return holds;
    }

    private TimeSpan? Left() => State switch
    {
        LeaseState.Leased => _duration - Elapsed,
        LeaseState.Breaking => _breakPeriod - Elapsed,
        _ => TimeSpan.Zero,
    };
}
