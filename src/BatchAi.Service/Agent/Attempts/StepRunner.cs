using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Containers;
using BatchAi.Service.Agent.Mounts;
using BatchAi.Service.Agent.Mounts.Remote;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Agent.Shim;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Prepares an attempt's nodes, and starts the tasks of a step on them.</summary>
internal sealed class StepRunner(AttemptFolder folder, AttemptOrder order, AttemptServices services, IProcessGroup group, AttemptClaim claim, AttemptContainers containers)
{
    /// <summary>Whether any task of the attempt was ever about to start.</summary>
    internal bool AnyStarted => folder.Tasks().Count > 0;

    /// <summary>Makes mounts, folders and files on every node.</summary>
    /// <param name="stopAsked">Completes when the attempt is to end.</param>
    /// <exception cref="MountFailedException">A mount cannot be made.</exception>
    /// <exception cref="IOException">Something else cannot be made.</exception>
    internal async Task PrepareNodesAsync(Task stopAsked)
    {
        var remotes = await new RemoteMounts(folder, order, services).MakeAsync(stopAsked);
        for (var index = 0; index < order.Allocation.Nodes.Count; index++)
        {
            var node = PlanBinding.BindNode(order.Plan, order.Allocation, index);
            var command = new MountCommand(services.Launcher.Shell, new MountRun(services.Launcher, folder.MountOutput, stopAsked, services.Time));
            var log = NodePreparer.Prepare(node, PlanBinding.BindFiles(order.Plan, order.Allocation, index), await new NodeMounts(order.Plan, node).MakeAsync(command), services.Time);

            // Output files are appended to: this line tells where a later attempt begins.
            log.Write($"Attempt {folder.AttemptId} starts");
            foreach (var note in remotes.Concat(order.Notes)) log.Write(note);
            if (order.Plan.Container is { } container && order.ContainerEngine is null)
            {
                log.Write($"No container engine: image {container.Image} is not used, the job runs on the host");
            }
        }
    }

    /// <summary>Starts all tasks of a step; when one fails or only servers are left, the others are ended as well.</summary>
    /// <returns>Their ends, once all have ended. All are started when this method returns its task.</returns>
    internal Task<IReadOnlyList<TaskEnd?>> StartAsync(PlanStep step)
    {
        // Only now is it known what a preparation has installed.
        var facts = NodeEnvironment.Find();
        return WaitAsync(step, [.. step.Tasks.Select(task => RunAsync(step, task, facts))]);
    }

    private async Task<IReadOnlyList<TaskEnd?>> WaitAsync(PlanStep step, IReadOnlyList<Task<TaskEnd?>> tasks)
    {
        var ends = new TaskEnd?[tasks.Count];
        var running = tasks.Select(async (task, i) => ends[i] = await task).ToList();
        var all = Task.WhenAll(running);
        await foreach (var ended in Task.WhenEach(running))
        {
            var mustStopOthers = !all.IsCompleted && (await ended is null || StepJudge.MustEndOthers(step, ends));
            if (mustStopOthers) await services.Stopper.StopAsync(group, TimeSpan.FromSeconds(order.GraceSeconds), all);
        }

        return await all;
    }

    private Task<TaskEnd?> RunAsync(PlanStep step, PlanTask task, NodeFacts facts)
    {
        var bound = Bind(step, task, facts);
        var command = containers.RunsInside(step.Name) ? containers.Exec(bound, step, task) : [services.Launcher.Shell, "-c", bound.CommandLine];
        var mark = AttemptServices.MarkOf(folder);
        return services.Launcher.RunAsync(new TaskStart(folder.Task(step.Name, task.Name, task.Node), bound, command, claim, group, mark, order.GraceSeconds));
    }

    private BoundTask Bind(PlanStep step, PlanTask task, NodeFacts facts)
    {
        if (step.Name == AttemptContainers.StepName) return containers.StartTask(task.Node, facts);
        var found = containers.RunsInside(step.Name) ? facts with { Python = ContainerCommand.Python } : facts;
        return PlanBinding.BindTask(order.Plan, step, task, order.Allocation, found, order.Secrets);
    }
}
