using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>What one piece of work took.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="CpuSeconds">The server's processor time.</param>
/// <param name="PeakMegabytes">The most memory that the server had meanwhile.</param>
internal sealed record StorageFigure(double Seconds, double CpuSeconds, double PeakMegabytes)
{
    // By this the system forgets the peak that it saw before.
    private const string ResetPeak = "5";

    internal static async Task<StorageFigure> TakeAsync(StorageSide side, Func<Task<double>> work)
    {
        await File.WriteAllTextAsync($"/proc/{side.Process}/clear_refs", ResetPeak);
        var before = ProcessFigures.Of(side.Process);
        var seconds = await work();
        var after = ProcessFigures.Of(side.Process);
        return new StorageFigure(seconds, (after.CpuMilliseconds - before.CpuMilliseconds) / 1000, after.PeakMegabytes);
    }
}
