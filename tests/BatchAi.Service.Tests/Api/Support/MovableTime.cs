namespace BatchAi.Service.Tests.Api.Support;

/// <summary>The clock, moved by what a test wants to be over.</summary>
internal sealed class MovableTime : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
