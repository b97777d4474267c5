namespace BatchAi.Service.Tests.Api.Support;

/// <summary>A clock that stands still, so that slow requests change nothing; a test moves it by what it wants to be over.</summary>
internal sealed class MovableTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(Interlocked.Read(ref _ticks));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
