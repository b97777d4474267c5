using System.Runtime.InteropServices;
using BatchAi.Service.Runs;

namespace BatchAi.Service.CommandLine;

/// <summary>Ctrl-C, a closed terminal, a polite kill: each asks the job to end, and this process stays to see it through.</summary>
internal sealed class Interrupts : IInterrupts, IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private Action? _stop;

    internal Interrupts()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        }
    }

    public void OnInterrupt(Action stop) => _stop = stop;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    // Before there is a job, the signal does what it always does.
    private void Handle(PosixSignalContext context)
    {
        if (_stop is not { } stop) return;
        context.Cancel = true;
        stop();
    }
}
