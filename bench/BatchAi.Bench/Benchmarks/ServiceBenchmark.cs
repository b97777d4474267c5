using BatchAi.Bench.Benchmarks.Service;
using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks;

/// <summary>The service as its clients know it: submitting, listing, waiting, starting again; and the memory that it takes for that.</summary>
internal static class ServiceBenchmark
{
    internal static async Task RunAsync()
    {
        var load = await File.ReadAllTextAsync("/proc/loadavg");
        var table = new Table($"service (load before: {load.Trim()})", "what", "value", "aim", "what bounds it");
        await WorkFigures.AddAsync(table);
        await SubmitFigures.AddAsync(table);
        table.Print();
    }
}
