namespace BatchAi.Service.Runs.Sweeps;

/// <summary>Whoever asks a sweep to end asks all that runs of it, and nothing of it begins any more.</summary>
internal sealed class SweepInterrupts
{
    private readonly Lock _gate = new();
    private readonly List<One> _running = [];
    private int _asked;

    /// <summary>Listens from now on.</summary>
    internal SweepInterrupts(IInterrupts interrupts) => interrupts.OnInterrupt(Stop);

    /// <summary>Whether somebody has asked.</summary>
    internal bool IsAsked => Volatile.Read(ref _asked) > 0;

    /// <summary>The part of one run; disposed when the run has ended.</summary>
    internal One Begin() => new(this);

    private void Stop()
    {
        Interlocked.Increment(ref _asked);
        One[] running;
        lock (_gate) running = [.. _running];
        foreach (var one in running) one.Stop();
    }

    /// <summary>Hears of interrupts as long as a run goes on.</summary>
    internal sealed class One(SweepInterrupts all) : IInterrupts, IDisposable
    {
        private Action? _stop;

        public void OnInterrupt(Action stop)
        {
            _stop = stop;
            lock (all._gate) all._running.Add(this);
            if (all.IsAsked) stop();
        }

        public void Dispose()
        {
            lock (all._gate) all._running.Remove(this);
        }

        internal void Stop() => _stop?.Invoke();
    }
}
