using System.Diagnostics;
using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks;

/// <summary>Many jobs that do nothing, some at once, through one agent.</summary>
internal static class ThroughputBenchmark
{
    private const int Jobs = 200;
    private const int AtOnce = 4;
    private const int Rounds = 3;

    internal static async Task RunAsync()
    {
        var table = new Table($"throughput: {Jobs} jobs of `true`, {AtOnce} at once", "round", "s", "jobs/s", "agent's CPU, ms per job");
        await using var agent = await ResidentAgent.StartAsync();
        for (var round = 0; round <= Rounds; round++)
        {
            var cpu = ProcessFigures.Of(agent.Process).CpuMilliseconds;
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(agent)));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            cpu = ProcessFigures.Of(agent.Process).CpuMilliseconds - cpu;
            table.Add(round == 0 ? "cold" : $"{round}", $"{seconds:0.00}", $"{Jobs / seconds:0}", $"{cpu / Jobs:0.0}");
        }

        table.Print();
    }

    private static async Task WorkAsync(ResidentAgent agent)
    {
        for (var i = 0; i < Jobs / AtOnce; i++) await agent.RunAsync(TrivialJob.Order("true", agent.Folder));
    }
}
