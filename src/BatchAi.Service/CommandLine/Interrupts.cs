using System.Runtime.InteropServices;
using BatchAi.Service.Runs;

namespace BatchAi.Service.CommandLine;

/// <summary>
/// Ctrl-C, a closed terminal, a polite kill, a reader that is gone: each asks the job to end, and this process stays
/// to see it through.
/// </summary>
internal sealed class Interrupts : IInterrupts, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly ITimer? _readerWatch;
    private int _readersGone;
    private volatile Action? _stop;

    /// <summary>Listens from now on.</summary>
    /// <param name="readers">The clock by which the reader of the output is looked for; none to go on without one.</param>
    internal Interrupts(TimeProvider? readers = null)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        }

        _readerWatch = readers?.CreateTimer(_ => LookForReader(), state: null, Look, Look);
    }

    public void OnInterrupt(Action stop) => _stop = stop;

    public void Dispose()
    {
        _readerWatch?.Dispose();
        foreach (var registration in _registrations) registration.Dispose();
    }

    // Before there is a job, the signal does what it always does.
    private void Handle(PosixSignalContext context)
    {
        if (_stop is not { } stop) return;
        context.Cancel = true;
        stop();
    }

    private void LookForReader()
    {
        if (_stop is not { } stop || !StandardOutput.HasLostReader() || Interlocked.Exchange(ref _readersGone, 1) != 0) return;
        stop();
    }
}
