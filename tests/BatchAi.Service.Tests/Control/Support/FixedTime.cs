namespace BatchAi.Service.Tests.Control.Support;

/// <summary>A clock that stands still until a test moves it; timers fire when it does.</summary>
internal sealed class FixedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FixedTimer> _timers = [];
    private DateTimeOffset _now = new(2018, 6, 6, 21, 18, 53, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FixedTimer(() => callback(state), this);
        timer.Change(dueTime, period);
        lock (_gate) _timers.Add(timer);
        return timer;
    }

    internal void Move(TimeSpan by)
    {
        List<FixedTimer> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _timers.Where(t => t.IsDue(_now))];
        }

        foreach (var timer in due) timer.Fire();
    }

    private sealed class FixedTimer(Action fire, FixedTime time) : ITimer
    {
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime < TimeSpan.Zero ? null : time.GetUtcNow() + dueTime;
            _period = period;
            if (dueTime == TimeSpan.Zero) Fire();
            return true;
        }

        public void Dispose() => _due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal bool IsDue(DateTimeOffset now) => _due <= now;

        internal void Fire()
        {
            _due = _period > TimeSpan.Zero ? time.GetUtcNow() + _period : null;
            fire();
        }
    }
}
