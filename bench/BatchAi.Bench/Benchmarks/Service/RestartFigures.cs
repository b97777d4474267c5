using System.Diagnostics;
using BatchAi.Bench.Harness;
using BatchAi.Service.Hosting;
using BatchAi.Service.State;

namespace BatchAi.Bench.Benchmarks.Service;

/// <summary>A service that starts on a state with very many jobs, until it answers.</summary>
internal static class RestartFigures
{
    private const int Restarts = 5;
    private const int Finished = 100_000;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(12);

    internal static async Task AddAsync(Table table, string folder)
    {
        var empty = await TakeAsync(TemporaryFolder.Create());
        await AddAsync(table, folder, "restart with 10 000 queued jobs", empty);
        AddFinished(new DataRoot(folder));
        await AddAsync(table, folder, $"the same with {Finished:#,0} finished besides", empty);
        await AddMemoryAsync(table, folder);
    }

    private static async Task AddAsync(Table table, string folder, string what, Samples empty)
    {
        var times = await TakeAsync(folder);
        table.Add(what, $"{times.Median / 1000:0.00} s (best {times.Minimum / 1000:0.00} s)", "2 s", $"a service without jobs takes {empty.Median / 1000:0.00} s");
    }

    private static async Task<Samples> TakeAsync(string folder)
    {
        var times = new List<double>();
        for (var i = 0; i < Restarts; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var service = await ServedService.StartAsync(folder);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new Samples(times);
    }

    private static async Task AddMemoryAsync(Table table, string folder)
    {
        await using var service = await ServedService.StartAsync(folder);
        await Task.Delay(Settling);
        var figures = ProcessFigures.Of(service.Process);
        table.Add("memory with all of these jobs", $"{figures.ResidentMegabytes:0.0} MB", "", $"{figures.OwnMegabytes:0.0} MB its own; a waiting job is kept, a finished one is not");
    }

    // Written as the service would have: running so many takes an hour.
    private static void AddFinished(DataRoot root)
    {
        var store = StateStore.Open(root.Database);
        var model = store.Read(reader => reader.ListInState(ResourceKind.Job, "queued")[0]);
        store.WriteAsync(writer =>
        {
            for (var i = 0; i < Finished; i++) Insert(writer, model, i);
        }).GetAwaiter().GetResult();
        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static void Insert(StateWriter writer, ResourceRow model, int number)
    {
        var uuid = Guid.CreateVersion7().ToString("D");
        writer.Insert(new ResourceRow(model.Id.Parent.Child("jobs", $"finished{number}"), ResourceKind.Job, uuid, model.Body) { State = "succeeded", Facts = model.Facts });
        foreach (var state in (string[])["queued", "running", "succeeded"]) writer.Insert(new TransitionRow(uuid, DateTimeOffset.UtcNow, state, "a benchmark"));
    }
}
