using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>How many milliseconds after their writing lines were seen.</summary>
internal sealed record FollowTimes(double Minimum, double Median, double P99)
{
    internal static FollowTimes Of(Samples samples) => new(samples.Minimum, samples.Median, samples.P99);
}
