namespace BatchAi.Service.Agent.Attempts;

/// <summary>The time that an attempt may take, counted from its start, whichever agents ran it since.</summary>
/// <param name="limit">The time; zero for as long as it likes.</param>
/// <param name="start">When the attempt started.</param>
/// <param name="time">Time since boot.</param>
/// <param name="stop">Called when the time is over.</param>
internal sealed class TimeLimit(TimeSpan limit, AttemptStart start, TimeProvider time, Action stop) : IAsyncDisposable
{
    private static readonly TimeSpan Piece = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _over = new();
    private Task? _enforcing;

    /// <summary>Enforces the limit from now on; asked again, does nothing.</summary>
    internal void Enforce()
    {
        if (limit > TimeSpan.Zero) _enforcing ??= EnforceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        if (_enforcing is not null) await _enforcing;
        _over.Dispose();
    }

    private TimeSpan Left => limit - (time.GetElapsedTime(0) - start.SinceBoot);

    // Sleeps in pieces, so that a machine that slept itself does not sleep past the limit.
    private async Task EnforceAsync()
    {
        try
        {
            while (Left is { Ticks: > 0 } left) await Task.Delay(left < Piece ? left : Piece, time, _over.Token);
            stop();
        }
        catch (OperationCanceledException)
        {
            // The attempt ended in time.
        }
    }
}
