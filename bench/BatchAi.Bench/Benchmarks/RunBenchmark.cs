using System.Diagnostics;
using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks;

/// <summary>The built executable as a person calls it, from nothing to nothing.</summary>
internal static class RunBenchmark
{
    private const int WarmUps = 3;
    private const int Count = 30;

    internal static async Task RunAsync()
    {
        var folder = TemporaryFolder.Create();
        var job = Path.Combine(folder, "job.json");
        await File.WriteAllTextAsync(job, TrivialJob.Text("true"));
        var runs = 0;

        var table = new Table($"run: ms of a process of the executable, N = {Count}", "", "min", "p50", "p99");
        table.Add("batchai --version", await TakeAsync("--version"));
        table.Add("batchai run --plan job.json", await TakeAsync("run", "--plan", job));
        table.Add("an agent, until it answers", await TakeAgentAsync());
        table.Add("batchai run job.json", await Samples.TakeAsync(WarmUps, Count, () => CallAsync("run", job, "--out", Path.Combine(folder, $"run-{runs++}"))));
        table.Print();
    }

    private static Task<Samples> TakeAsync(params string[] arguments) => Samples.TakeAsync(WarmUps, Count, () => CallAsync(arguments));

    private static async Task CallAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(ResidentAgent.Executable, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"batchai {arguments[0]} exited with {process.ExitCode}.");
    }

    private static async Task<Samples> TakeAgentAsync()
    {
        var times = new List<double>();
        for (var i = 0; i < Count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var agent = await ResidentAgent.StartAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new Samples(times);
    }
}
