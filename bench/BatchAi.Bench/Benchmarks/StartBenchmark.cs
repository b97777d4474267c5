using System.Diagnostics;
using BatchAi.Bench.Harness;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;

namespace BatchAi.Bench.Benchmarks;

/// <summary>What a job that does nothing costs, from the bare process to the whole way through an agent.</summary>
internal static class StartBenchmark
{
    private const int WarmUps = 40;
    private const int Count = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    internal static async Task RunAsync()
    {
        var table = new Table($"start: ms until `true` has ended, N = {Count}", "", "min", "p50", "p99");
        table.Add("Process.Start(true)", await TakeAsync(() => WaitForAsync("true")));
        table.Add("Process.Start(bash -c true)", await TakeAsync(() => WaitForAsync("bash", "-c", "true")));
        await AddSpawnsAsync(table);
        await AddAgentsAsync(table, "agent");
        await AddAgentsAsync(table, "agent, no cgroups", "--no-cgroups");
        table.Print();
    }

    private static async Task AddSpawnsAsync(Table table)
    {
        using var exits = new ProcessExitWatcher();
        table.Add("posix_spawn(true)", await TakeAsync(() => SpawnAsync(exits, "/bin/true")));
        table.Add("posix_spawn(bash -p -c true)", await TakeAsync(() => SpawnAsync(exits, "/bin/bash", "-p", "-c", "true")));
        using var shim = new ShimAlone(exits);
        table.Add("shim alone", await TakeAsync(shim.RunAsync));
    }

    private static async Task AddAgentsAsync(Table table, string what, params string[] options)
    {
        table.Add(what, await TakeWithAgentAsync(options, TimeSpan.Zero));
        table.Add($"{what}, a job every {Pause.TotalMilliseconds} ms", await TakeWithAgentAsync(options, Pause));
    }

    // One job right after the other finds the kernel's lock on cgroups still warm; a lone job waits for a grace period.
    private static async Task<Samples> TakeWithAgentAsync(string[] options, TimeSpan pause)
    {
        await using var agent = await ResidentAgent.StartAsync(options);
        return await Samples.TakeAsync(WarmUps, Count, () => agent.RunAsync(TrivialJob.Order("true", agent.Folder)), pause);
    }

    private static Task<Samples> TakeAsync(Func<Task> action) => Samples.TakeAsync(WarmUps, Count, action);

    private static async Task WaitForAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    private static Task SpawnAsync(ProcessExitWatcher exits, string program, params string[] arguments) =>
        exits.WaitAsync(Spawner.Start(new SpawnRequest(program, arguments, NodeEnvironment.Allowed(), new Dictionary<int, Descriptor>())));
}
