using System.Diagnostics;
using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks.Service;

/// <summary>Jobs from their submission to their end, and a small service's memory before and after.</summary>
internal static class WorkFigures
{
    private const int Nodes = 4;
    private const int Jobs = 300;
    private const int Rounds = 3;
    private const int Clients = 16;
    private const int LoneJobs = 30;
    private const int WarmUps = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Longer than a service waits before it gives memory back.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    internal static async Task AddAsync(Table table)
    {
        var folder = TemporaryFolder.Create();
        await using var service = await ServedService.StartAsync(folder);
        await Task.Delay(Settling);
        AddMemory(table, service, "memory, started and settled");
        await AddServerMemoryAsync(table);

        ServiceCalls.CreateShare(service);
        await ServiceCalls.CreateClusterAsync(service.Client, "one", 1);
        await ServiceCalls.CreateClusterAsync(service.Client, "many", Nodes);
        await AddLoneJobsAsync(table, service);
        await AddManyJobsAsync(table, service);

        AddMemory(table, service, "memory, right after that work", aim: "");
        await Task.Delay(Settling);
        AddMemory(table, service, "memory, settled again");
    }

    private static async Task AddLoneJobsAsync(Table table, ServedService service)
    {
        var body = ServiceCalls.TrivialJob("one");
        var count = 0;
        var times = await Samples.TakeAsync(WarmUps, LoneJobs, () => RunAsync($"{ServiceCalls.Jobs}/lone{count++}"), Pause);
        var agent = await StartFigures.AgentAloneAsync(WarmUps, LoneJobs, Pause);
        table.Add(
            "idle node, job put to its end seen",
            $"p50 {times.Median:0.0} ms, p99 {times.P99:0.0} ms",
            "30 ms",
            $"the agent alone takes p50 {agent.Median:0.0} ms for the same job");

        async Task RunAsync(string path)
        {
            await ServiceCalls.PutAsync(service.Client, path, body);
            await ServiceCalls.WaitForEndAsync(service.Client, path);
        }
    }

    private static async Task AddManyJobsAsync(Table table, ServedService service)
    {
        var body = ServiceCalls.TrivialJob("many");
        var seconds = new List<double>();
        var ended = await ServiceCalls.CountEndedAsync(service.Client);
        var cpu = ProcessFigures.Of(service.Process).CpuMilliseconds;
        for (var round = 1; round <= Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var names = $"{ServiceCalls.Jobs}/round{round}-";
            _ = await RequestLoad.TakeAsync(service, Clients, Jobs, number => ServiceCalls.PutAsync(service.Client, names + number, body));
            while (await ServiceCalls.CountEndedAsync(service.Client) < ended + (round * Jobs)) await Task.Delay(5);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        cpu = (ProcessFigures.Of(service.Process).CpuMilliseconds - cpu) / (Rounds * Jobs);
        var times = new Samples(seconds);
        table.Add(
            $"{Jobs} jobs of `true` on {Nodes} nodes, all ended",
            $"{times.Median:0.00} s (best {times.Minimum:0.00} s)",
            "2 s",
            $"processes: {times.Median / Jobs * 1000:0.0} ms per job, of them {cpu:0.0} ms of the service's CPU");
    }

    // What every service of this runtime has that speaks HTTPS.
    private static async Task AddServerMemoryAsync(Table table)
    {
        await using var server = await ServedService.StartNullAsync(TemporaryFolder.Create());
        await ServiceCalls.PutAsync(server.Client, ServiceCalls.Jobs, []);
        AddMemory(table, server, "memory of the web server alone, with TLS", aim: "");
    }

    private static void AddMemory(Table table, ServedService service, string what, string aim = "60 MB")
    {
        var figures = ProcessFigures.Of(service.Process);
        table.Add(what, $"{figures.ResidentMegabytes:0.0} MB", aim, $"{figures.OwnMegabytes:0.0} MB its own, the rest mapped files; {figures.Threads} threads");
    }
}
