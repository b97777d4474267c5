using System.Diagnostics;

namespace BatchAi.Bench.Harness;

/// <summary>Durations of one thing done again and again, in milliseconds.</summary>
internal sealed class Samples
{
    private readonly double[] _sorted;

    internal Samples(IEnumerable<double> milliseconds) => _sorted = [.. milliseconds.Order()];

    internal int Count => _sorted.Length;

    internal double Minimum => _sorted[0];

    internal double Median => Percentile(50);

    internal double P99 => Percentile(99);

    /// <summary>Does something a number of times after some that do not count, with or without pauses.</summary>
    internal static async Task<Samples> TakeAsync(int warmUps, int count, Func<Task> action, TimeSpan pause = default)
    {
        for (var i = 0; i < warmUps; i++) await action();
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            if (pause > TimeSpan.Zero) await Task.Delay(pause);
            var start = Stopwatch.GetTimestamp();
            await action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return new Samples(times);
    }

    // The nearest rank: a value that was measured, never one in between.
    private double Percentile(int percent) => _sorted[Math.Max(0, (int)Math.Ceiling(_sorted.Length * percent / 100.0) - 1)];
}
