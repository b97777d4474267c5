using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks;

/// <summary>The resident agent's memory: idle, after work, and at work.</summary>
internal static class MemoryBenchmark
{
    private const int Jobs = 200;
    private const int AtOnce = 100;
    private const string Sleeps = "sleep 600";

    internal static async Task RunAsync()
    {
        var table = new Table("memory: the resident agent", "", "resident MB", "of it its own MB", "peak MB", "threads");
        await using var agent = await ResidentAgent.StartAsync();
        await Task.Delay(500);
        Add(table, agent, "after the start");

        for (var i = 0; i < Jobs; i++) await agent.RunAsync(TrivialJob.Order("true", agent.Folder));
        Add(table, agent, $"after {Jobs} jobs");

        var running = new List<string>();
        for (var i = 0; i < AtOnce; i++) running.Add(await agent.SubmitAsync(TrivialJob.Order(Sleeps, agent.Folder)));
        await Task.Delay(2000);
        Add(table, agent, $"with {AtOnce} jobs running");

        await Task.WhenAll(running.Select(agent.StopAsync));
        Add(table, agent, "after these were ended");
        table.Print();
    }

    private static void Add(Table table, ResidentAgent agent, string when)
    {
        var figures = ProcessFigures.Of(agent.Process);
        table.Add(when, $"{figures.ResidentMegabytes:0.0}", $"{figures.OwnMegabytes:0.0}", $"{figures.PeakMegabytes:0.0}", $"{figures.Threads}");
    }
}
