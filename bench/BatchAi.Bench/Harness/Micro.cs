using System.Diagnostics;

namespace BatchAi.Bench.Harness;

/// <summary>Measures what is too short for a clock to measure once.</summary>
internal static class Micro
{
    private const int Batches = 50;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>The time of one call, over batches of calls, and the bytes that it allocates.</summary>
    internal static async Task<(Samples Milliseconds, long Bytes)> TakeAsync(Action action, int callsPerBatch)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp) action();

        // The better code of what turned out to be hot is made in the background.
        await Task.Delay(300);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        action();
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return (new Samples([.. Enumerable.Range(0, Batches).Select(_ => Batch(action, callsPerBatch))]), bytes);
    }

    private static double Batch(Action action, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / calls;
    }
}
