namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>
/// Threads that wait for the disk, so that those of the pool need not: it has two on a small machine, and a flush can take
/// as long as a hundred requests. They come when needed and go when idle.
/// </summary>
internal static class DiskThreads
{
    private const int Most = 16;
    private const int StackSize = 256 * 1024;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    // Guarded by itself. Who waits at it sleeps at once: what comes next takes long, and spinning takes the processor from it.
    private static readonly Queue<Action> Waiting = [];
    private static int _threads;
    private static int _idle;

    /// <summary>Does something that may block.</summary>
    internal static Task RunAsync(Action work) => RunAsync(() =>
    {
        work();
        return true;
    });

    /// <inheritdoc cref="RunAsync(Action)"/>
    internal static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(() => Complete(done, work));
        return done.Task;
    }

    private static void Complete<T>(TaskCompletionSource<T> done, Func<T> work)
    {
        try
        {
            done.SetResult(work());
        }
        catch (Exception error)
        {
            done.SetException(error);
        }
    }

    private static void Add(Action work)
    {
        lock (Waiting)
        {
            Waiting.Enqueue(work);
            if (Waiting.Count <= _idle)
            {
                Monitor.Pulse(Waiting);
                return;
            }

            if (_threads == Most) return;
            _threads++;
        }

        new Thread(Work, StackSize) { IsBackground = true, Name = "disk" }.Start();
    }

    private static void Work()
    {
        while (Next() is { } work) work();
    }

    // Null when there was nothing to do for long: then the thread ends.
    private static Action? Next()
    {
        lock (Waiting)
        {
            while (true)
            {
                if (Waiting.TryDequeue(out var work)) return work;
                _idle++;
                var isCalled = Monitor.Wait(Waiting, Idle);
                _idle--;
                if (isCalled || Waiting.Count > 0) continue;
                _threads--;
                return null;
            }
        }
    }
}
