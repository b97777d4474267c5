using System.Runtime;
using System.Runtime.InteropServices;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>
/// Gives memory back once the service has had nothing to do for a while: its own, then the pages of libraries, both again
/// a minute later, and nothing more until something happens. The collector alone does so only when it collects, and in a
/// service that waits there is no reason to.
/// </summary>
internal sealed partial class IdleMemory : IDisposable
{
    private const int LooksBetween = 11;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private readonly RequestGate _gate;
    private readonly Func<long> _changes;
    private readonly Action[] _steps;
    private readonly ITimer _timer;
    private (long Requests, long Changes) _seen;
    private int _done;

    /// <summary>Watches a service.</summary>
    /// <param name="gate">What requests pass.</param>
    /// <param name="changes">A mark that differs when the state was changed, as jobs do that start and end.</param>
    /// <param name="time">The clock.</param>
    internal IdleMemory(RequestGate gate, Func<long> changes, TimeProvider time)
        : this(gate, changes, time, StepsOf(new LibraryPages()))
    {
    }

    internal IdleMemory(RequestGate gate, Func<long> changes, TimeProvider time, Action[] steps)
    {
        (_gate, _changes, _steps) = (gate, changes, steps);
        _seen = Mark();
        _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    // Twice, a minute apart: pools let go of buffers only when a collection finds them unused for that long, and what a
    // waiting service does each second is compiled anew meanwhile.
    private static Action[] StepsOf(LibraryPages libraries)
    {
        Action[] giveBack =
        [
            () =>
            {
                libraries.Note();
                Trim();
            },
            libraries.Release,
        ];
        return [.. giveBack, .. Enumerable.Repeat<Action>(() => { }, LooksBetween), .. giveBack];
    }

    // The timer is set anew each time, so that looks neither overlap nor follow each other at once where threads are scarce.
    private void Look()
    {
        Step();
        _ = _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    private void Step()
    {
        var mark = Mark();
        if (mark != _seen || _gate.IdleTime < Quiet) (_seen, _done) = (mark, 0);
        else if (_done < _steps.Length) _steps[_done++]();
    }

    private (long Requests, long Changes) Mark() => (_gate.LastActivity, _changes());

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
