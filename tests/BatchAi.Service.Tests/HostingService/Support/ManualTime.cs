namespace BatchAi.Service.Tests.HostingService.Support;

/// <summary>A clock that stands still until it is told otherwise, with one timer.</summary>
internal sealed class ManualTime : TimeProvider
{
    private TimerCallback? _timer;
    private long _now = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _timer = callback;
        return new NoTimer();
    }

    /// <summary>Lets time pass, and the timer ring at its end.</summary>
    internal void Pass(TimeSpan time)
    {
        _now += time.Ticks;
        _timer?.Invoke(null);
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // There is nothing behind it.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
