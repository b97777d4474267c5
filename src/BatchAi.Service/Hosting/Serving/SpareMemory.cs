using System.Runtime;
using System.Runtime.InteropServices;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>
/// Gives memory back. Once the service has had nothing to do for a while: its own, then the pages of libraries, both again
/// a minute later, and nothing more until something happens; the collector alone does so only when it collects, and in a
/// service that waits there is no reason to. While it works: the pages of libraries now and then, most of which only the
/// start needed.
/// </summary>
internal sealed partial class SpareMemory : IDisposable
{
    private const int LooksBetween = 11;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    // Sooner than the others: what only the start needed is spare from then on.
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);
    private readonly RequestGate _gate;
    private readonly Func<long> _changes;
    private readonly Action[] _idle;
    private readonly Action[] _busy;
    private readonly ITimer _timer;
    private (long Requests, long Changes) _seen;
    private int _idleLooks;
    private int _busyLooks;

    /// <summary>Watches a service.</summary>
    /// <param name="gate">What requests pass.</param>
    /// <param name="changes">A mark that differs when the state was changed, as jobs do that start and end.</param>
    /// <param name="time">The clock.</param>
    internal SpareMemory(RequestGate gate, Func<long> changes, TimeProvider time)
        : this(gate, changes, time, new LibraryPages())
    {
    }

    internal SpareMemory(RequestGate gate, Func<long> changes, TimeProvider time, Action[] idle, Action[] busy)
    {
        (_gate, _changes, _idle, _busy) = (gate, changes, idle, busy);
        _seen = Mark();
        _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = _timer.Change(FirstLook, Timeout.InfiniteTimeSpan);
    }

    private SpareMemory(RequestGate gate, Func<long> changes, TimeProvider time, LibraryPages libraries)
        : this(gate, changes, time, WhileIdle(libraries), WhileBusy(libraries))
    {
    }

    public void Dispose() => _timer.Dispose();

    // Twice, a minute apart: pools let go of buffers only when a collection finds them unused for that long, and what a
    // waiting service does each second is compiled anew meanwhile.
    private static Action[] WhileIdle(LibraryPages libraries)
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
        return [.. giveBack, .. Pause, .. giveBack];
    }

    // What is in use comes back at once, from the system's cache.
    private static Action[] WhileBusy(LibraryPages libraries) => [libraries.Note, libraries.Release, .. Pause];

    private static IEnumerable<Action> Pause => Enumerable.Repeat<Action>(() => { }, LooksBetween);

    // The timer is set anew each time, so that looks neither overlap nor follow each other at once where threads are scarce.
    private void Look()
    {
        Step();
        _ = _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    private void Step()
    {
        var mark = Mark();
        if (mark != _seen || _gate.IdleTime < Quiet)
        {
            (_seen, _idleLooks) = (mark, 0);
            _busy[_busyLooks++ % _busy.Length]();
        }
        else if (_idleLooks < _idle.Length)
        {
            _idle[_idleLooks++]();
        }
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
