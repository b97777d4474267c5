using System.Collections.Concurrent;

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
    private static readonly BlockingCollection<Action> Waiting = [];
    private static int _threads;
    private static int _busyOrWaiting;

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
        if (Interlocked.Increment(ref _busyOrWaiting) > Volatile.Read(ref _threads)) TryStart();
        Waiting.Add(() => Complete(done, work));
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

    private static void TryStart()
    {
        if (Interlocked.Increment(ref _threads) > Most) Interlocked.Decrement(ref _threads);
        else new Thread(Work, StackSize) { IsBackground = true, Name = "disk" }.Start();
    }

    private static void Work()
    {
        do
        {
            while (Waiting.TryTake(out var work, Idle))
            {
                work();
                Interlocked.Decrement(ref _busyOrWaiting);
            }

            Interlocked.Decrement(ref _threads);
        }
        while (MustReturn());
    }

    // Work that came while the thread was about to leave may have counted on it.
    private static bool MustReturn()
    {
        if (Waiting.Count == 0) return false;
        if (Interlocked.Increment(ref _threads) <= Most) return true;
        Interlocked.Decrement(ref _threads);
        return false;
    }
}
