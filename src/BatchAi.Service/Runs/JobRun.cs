using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Runs;

/// <summary>Runs a planned job on this machine, to the end, and shows it.</summary>
internal sealed class JobRun
{
    private readonly RunJob _job;
    private readonly RunFolder _folder;
    private readonly IRunReport _report;
    private readonly TimeProvider _time;
    private readonly Allocation _allocation;

    internal JobRun(RunJob job, RunFolder folder, IRunReport report, TimeProvider time)
    {
        _job = job;
        _folder = folder;
        _report = report;
        _time = time;
        _allocation = Allocate();
    }

    /// <summary>Runs the job.</summary>
    /// <param name="containerEngine">The container engine's program, if one is to be used.</param>
    /// <param name="stops">Hands out a way to ask the job to end.</param>
    internal async Task<AttemptResult> RunAsync(string? containerEngine, Action<Action> stops)
    {
        var order = new AttemptOrder { Plan = _job.Plan, Allocation = _allocation, Secrets = _job.Secrets, ContainerEngine = containerEngine };
        using var attempt = new RunAttempt(_folder.DataRoot, order, _time);
        stops(attempt.Stop);

        var running = attempt.RunAsync();
        await new OutputFollower(Files(), _time).FollowAsync(_report.ShowLine, running);
        var result = await running;
        _folder.LinkWorkingDirectory(Path.Combine(Bind(0).JobDirectory, "wd"));
        _report.ShowEnd(result, RunOutputs.List(_job.Plan, Bind, _folder));
        _folder.RemoveAgent();
        return result;
    }

    private Allocation Allocate() => new()
    {
        Nodes = [.. Enumerable.Range(0, _job.Plan.NodeCount).Select(Node)],
        MountSources = RunMounts.Sources(_job.Plan, _job.Directory, _folder),
    };

    private AllocatedNode Node(int index)
    {
        OwnerOnly.CreateDirectory(_folder.NodeRoot(index));
        return new AllocatedNode
        {
            Id = $"node-{index}",
            Address = _job.Plan.NodeCount == 1 ? "127.0.0.1" : $"127.0.1.{index + 1}",
            Root = PlainPath.To(_folder.NodeRoot(index)),
        };
    }

    private BoundNode Bind(int node) => PlanBinding.BindNode(_job.Plan, _allocation, node);

    private IReadOnlyList<FollowedFile> Files()
    {
        // Output files need no facts of a node: what is asked for here are their paths alone.
        var facts = new NodeFacts(new Dictionary<string, string>(), "python");
        var tasks = from step in _job.Plan.Steps
                    from task in step.Tasks
                    select PlanBinding.BindTask(_job.Plan, step, task, _allocation, facts, _job.Secrets);
        return
        [
            .. from task in tasks.ToList()
               let map = new MountMap(Bind(task.Node))
               from path in new[] { task.StandardOutput, task.StandardError }
               select new FollowedFile(map.ToSource(path), Path.GetFileNameWithoutExtension(path)),
        ];
    }
}
