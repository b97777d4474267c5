extern alias client;

using System.Diagnostics;
using System.Globalization;
using System.Text;
using BatchAi.Bench.Harness;
using client::BatchAi;

namespace BatchAi.Bench.Benchmarks;

/// <summary>A sweep of five thousand jobs as the module's client sends it and takes it away again.</summary>
internal static class BatchBenchmark
{
    private const int Jobs = 5000;
    private const int Rounds = 3;

    internal static async Task RunAsync()
    {
        var load = await File.ReadAllTextAsync("/proc/loadavg");
        await using var service = await ServedService.StartAsync(TemporaryFolder.Create());
        ServiceCalls.CreateShare(service);
        await ServiceCalls.CreateClusterAsync(service.Client, "none", 0);
        var client = new BatchClient(service);
        var table = new Table($"batch: {Jobs} jobs (load before: {load.Trim()})", "what", "s", "jobs/s", "CPU of the service, s");
        for (var round = 1; round <= Rounds; round++)
        {
            var jobs = Sweep(round);
            await AddAsync(table, service, $"submitted, round {round}", () => client.CreateAsync(jobs));
            await AddAsync(table, service, $"submitted again, round {round}", () => TryAgainAsync(client, jobs));
            await AddAsync(table, service, $"removed while they wait, round {round}", () => client.RemoveAsync(jobs));
        }

        table.Print();
    }

    private static List<JobSubmissionItem> Sweep(int round)
    {
        var body = Encoding.UTF8.GetString(ServiceCalls.TrivialJob("none"));
        return [.. Enumerable.Range(0, Jobs).Select(i => new JobSubmissionItem(
            $"sweep-{round}-{i}",
            body.Replace("\"true\"", $"\"true --seed {i.ToString(CultureInfo.InvariantCulture)}\"", StringComparison.Ordinal)))];
    }

    // They are there, and none is new.
    private static async Task TryAgainAsync(BatchClient client, List<JobSubmissionItem> jobs)
    {
        try
        {
            await client.CreateAsync(jobs);
        }
        catch (InvalidOperationException error) when (error.Message.StartsWith("0 of", StringComparison.Ordinal))
        {
            // As it should be.
        }
    }

    private static async Task AddAsync(Table table, ServedService service, string what, Func<Task> act)
    {
        var (cpu, start) = (ProcessFigures.Of(service.Process).CpuMilliseconds, Stopwatch.GetTimestamp());
        await act();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        table.Add(what, $"{seconds:0.00}", $"{Jobs / seconds:0}", $"{(ProcessFigures.Of(service.Process).CpuMilliseconds - cpu) / 1000:0.00}");
    }
}
