using BatchAi.Bench.Harness;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Bench.Benchmarks;

/// <summary>From the text of the quick start's job file to processes ready to start.</summary>
internal static class PlanBenchmark
{
    private const int CallsPerBatch = 100;

    internal static async Task RunAsync()
    {
        var text = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "quickstart.json"));
        var job = JobFile.Read(text).Job!.Properties!;
        var identity = TrivialJob.Identity();
        var plan = JobPlanner.Plan(identity, job, cluster: null, EngineRoots.BelowNodeRoot);

        var facts = NodeEnvironment.Find();
        var secrets = new JobSecrets();
        var allocation = new Allocation
        {
            Nodes = [new AllocatedNode { Id = "node-0", Address = "127.0.0.1", Root = "/node" }],
            MountSources = [.. plan.Mounts.Select(mount => mount.Path)],
        };
        var step = plan.Steps[0];

        var table = new Table("plan: the quick start's job.json", "", "min µs", "p50 µs", "p99 µs", "bytes");
        await AddAsync(table, "JobFile.Read", () => JobFile.Read(text));
        await AddAsync(table, "JobPlanner.Plan", () => JobPlanner.Plan(identity, job, cluster: null, EngineRoots.BelowNodeRoot));
        await AddAsync(table, "PlanBinding.BindNode", () => PlanBinding.BindNode(plan, allocation, 0));
        await AddAsync(table, "PlanBinding.BindTask", () => PlanBinding.BindTask(plan, step, step.Tasks[0], allocation, facts, secrets));
        table.Print();
    }

    private static async Task AddAsync(Table table, string what, Action action)
    {
        var (samples, bytes) = await Micro.TakeAsync(action, CallsPerBatch);
        table.Add(what, Microseconds(samples.Minimum), Microseconds(samples.Median), Microseconds(samples.P99), $"{bytes:#,0}");
    }

    private static string Microseconds(double milliseconds) => $"{milliseconds * 1000:0.0}";
}
