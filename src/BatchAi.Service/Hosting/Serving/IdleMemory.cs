using System.Runtime;
using System.Runtime.InteropServices;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>
/// Gives memory back once the service has had nothing to do for a while. The collector alone does so only when it
/// collects, and in a service that waits there is no reason to.
/// </summary>
internal sealed partial class IdleMemory : IDisposable
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
        TrimNative();
    }

    // What the compiler and the database gave back is kept for their next use by the C library, if it is GNU's.
    private static void TrimNative()
    {
        try
        {
            if (OperatingSystem.IsLinux()) _ = TrimAllocator(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another library, which does not keep it.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int TrimAllocator(nuint padding);
}
