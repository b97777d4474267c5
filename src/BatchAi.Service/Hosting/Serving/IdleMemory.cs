using System.Runtime;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>
/// Gives memory back once the service has had nothing to do for a while. The collector alone does so only when it
/// collects, and in a service that waits there is no reason to.
/// </summary>
internal sealed class IdleMemory : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private readonly RequestGate _gate;
    private readonly ITimer _timer;
    private readonly Action _trim;
    private long _trimmedAt = -1;

    internal IdleMemory(RequestGate gate, TimeProvider time, Action? trim = null)
    {
        _gate = gate;
        _trim = trim ?? Trim;
        _timer = time.CreateTimer(_ => Look(), null, Quiet, Quiet);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var activity = _gate.LastActivity;
        if (activity == _trimmedAt || _gate.IdleTime < Quiet) return;
        _trimmedAt = activity;
        _trim();
    }

    private static void Trim()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
