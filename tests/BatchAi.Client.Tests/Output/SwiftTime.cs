namespace BatchAi.Client.Output;

/// <summary>A clock on which whatever waits has waited at once; it goes forward by what was waited for.</summary>
internal sealed class SwiftTime : TimeProvider
{
    private long _now = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero) Interlocked.Add(ref _now, dueTime.Ticks);
        var timer = new Timer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? Timeout.Infinite : 0, Timeout.Infinite);
        return new SwiftTimer(timer);
    }

    private sealed class SwiftTimer(Timer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
