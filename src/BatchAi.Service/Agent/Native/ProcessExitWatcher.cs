using System.Collections.Concurrent;

namespace BatchAi.Service.Agent.Native;

/// <summary>
/// Tells when processes end, children or not, with one thread for all of them: by pidfd on Linux, by asking
/// every 20 milliseconds elsewhere.
/// </summary>
internal sealed class ProcessExitWatcher : IDisposable
{
    private const int AskAgain = 20;
    private readonly ConcurrentQueue<Watch> _arrivals = new();
    private readonly (Descriptor Reader, Descriptor Writer) _wake = Descriptor.Pipe();
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private volatile bool _disposed;

    internal ProcessExitWatcher()
    {
        _thread = new Thread(WatchAll) { IsBackground = true, Name = "process exits" };
        _thread.Start();
    }

    /// <summary>Waits until the process is gone, and reaps it if it is a child; cancelled when this is disposed before.</summary>
    internal Task WaitAsync(int process)
    {
        var watch = new Watch(process, OpenPidfd(process), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            // Once disposed, the number of the pipe may be somebody else's.
            if (!_disposed)
            {
                _arrivals.Enqueue(watch);
                _wake.Writer.WriteByte();
                return watch.Ended.Task;
            }
        }

        watch.Abandon();
        return watch.Ended.Task;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            _wake.Writer.WriteByte();
        }

        _thread.Join();
        _wake.Reader.Dispose();
        _wake.Writer.Dispose();
    }

    private static int OpenPidfd(int process) =>
        OperatingSystem.IsLinux() ? (int)NativeMethods.OpenProcess(Platform.PidfdOpen, process, 0) : -1;

    private void WatchAll()
    {
        var watches = new List<Watch>();
        while (!_disposed)
        {
            while (_arrivals.TryDequeue(out var arrival)) watches.Add(arrival);
            watches.RemoveAll(HasEnded);
            if (_arrivals.IsEmpty) Sleep(watches);
        }

        foreach (var watch in watches.Concat(_arrivals)) watch.Abandon();
    }

    private unsafe void Sleep(List<Watch> watches)
    {
        var entries = new PollEntry[watches.Count + 1];
        entries[0] = new PollEntry { Descriptor = _wake.Reader.Number, Wanted = PollEntry.Readable };
        for (var i = 0; i < watches.Count; i++)
        {
            entries[i + 1] = new PollEntry { Descriptor = watches[i].Pidfd, Wanted = PollEntry.Readable };
        }

        var mustAsk = watches.Exists(w => w.Pidfd < 0);
        fixed (PollEntry* first = entries)
        {
            _ = NativeMethods.Poll(first, (nuint)entries.Length, mustAsk ? AskAgain : -1);
        }

        Span<byte> drained = stackalloc byte[64];
        if ((entries[0].Seen & PollEntry.Readable) != 0) _ = _wake.Reader.Read(drained);
    }

    private static bool HasEnded(Watch watch)
    {
        // Reaping answers for children alone; of others, the pidfd or their absence tells.
        var ended = watch.Pidfd >= 0
            ? IsReadable(watch.Pidfd)
            : ProcessSignals.TryReap(watch.Process) && !ProcessSignals.Exists(watch.Process);
        if (!ended) return false;

        _ = ProcessSignals.TryReap(watch.Process);
        watch.End();
        return true;
    }

    private static unsafe bool IsReadable(int descriptor)
    {
        var entry = new PollEntry { Descriptor = descriptor, Wanted = PollEntry.Readable };
        return NativeMethods.Poll(&entry, 1, 0) > 0;
    }

    private sealed record Watch(int Process, int Pidfd, TaskCompletionSource Ended)
    {
        internal void End()
        {
            Close();
            Ended.TrySetResult();
        }

        internal void Abandon()
        {
            Close();
            Ended.TrySetCanceled();
        }

        private void Close()
        {
            if (Pidfd >= 0) _ = NativeMethods.Close(Pidfd);
        }
    }
}
