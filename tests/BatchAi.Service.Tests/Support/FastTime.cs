namespace BatchAi.Service.Tests.Support;

/// <summary>The system's clock, until it is told to hurry.</summary>
internal sealed class FastTime : TimeProvider
{
    private const int Hurried = 300;
    private readonly Lock _lock = new();
    private int _factor = 1;
    private long _since = System.GetTimestamp();
    private long _passed;

    /// <summary>Makes a second pass in a few milliseconds from now on.</summary>
    internal void Hurry()
    {
        lock (_lock)
        {
            _passed = GetTimestamp();
            _since = System.GetTimestamp();
            _factor = Hurried;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock) return _passed + ((System.GetTimestamp() - _since) * _factor);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock) return System.CreateTimer(callback, state, Scale(dueTime), Scale(period));
    }

    private TimeSpan Scale(TimeSpan time) => time > TimeSpan.Zero ? time / _factor : time;
}
