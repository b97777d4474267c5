using System.ComponentModel;
using System.Diagnostics;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Agent.Containers;

/// <summary>The containers of an attempt, one per node.</summary>
internal sealed class AttemptContainers(AttemptOrder order, string attemptId)
{
    /// <summary>The step that starts the containers.</summary>
    internal const string StepName = "container";

    // Which GPUs a node has is known only now, so that no plan has it.
    private const string VisibleDevices = "CUDA_VISIBLE_DEVICES";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether the job runs in containers.</summary>
    internal bool AreUsed => order is { ContainerEngine: not null, Plan.Container: not null };

    /// <summary>The plan's steps, with the containers' start in front of the first step that needs them.</summary>
    internal IReadOnlyList<PlanStep> Steps()
    {
        var steps = order.Plan.Steps.ToList();
        if (!AreUsed) return steps;
        var nodes = Enumerable.Range(0, order.Allocation.Nodes.Count);
        steps.Insert(
            steps.FindIndex(s => RunsInside(s.Name)),
            new PlanStep { Name = StepName, Tasks = [.. nodes.Select(n => new PlanTask { Node = n })] });
        return steps;
    }

    /// <summary>Whether a step's tasks run in the containers; a node's setup runs on the node.</summary>
    internal bool RunsInside(string step) => AreUsed && step is PlanStepNames.Preparation or PlanStepNames.Command;

    /// <summary>The task that starts a node's container; what the engine says goes to the execution log.</summary>
    internal BoundTask StartTask(int node, NodeFacts facts)
    {
        var bound = PlanBinding.BindNode(order.Plan, order.Allocation, node);
        var environment = new Dictionary<string, string>(facts.BaseEnvironment.ToDictionary());
        if (order.Secrets.RegistryPassword is { } password) environment[ContainerCommand.PasswordVariable] = password;
        var roots = order.Allocation.Nodes.SelectMany(n => new[] { n.Root, RealPath(n.Root) });
        var script = Command(node).StartScript(bound, roots, GpusOf(node));
        return new BoundTask("", node, script, bound.JobDirectory, bound.ExecutionLog, bound.ExecutionLog, environment);
    }

    /// <summary>The program and arguments of a task inside its node's container.</summary>
    internal IReadOnlyList<string> Exec(BoundTask task, PlanStep step, PlanTask planned)
    {
        var variables = (step.Environment ?? order.Plan.Environment).Concat(planned.Environment).Select(v => v.Name);
        if (task.Environment.ContainsKey(VisibleDevices)) variables = variables.Append(VisibleDevices);
        return Command(task.Node).Exec(task, [.. variables.Distinct(StringComparer.Ordinal), AttemptServices.MarkName]);
    }

    // A job that starts processes of its other nodes itself, by MPI, can do so in the master's container alone.
    private IEnumerable<string> GpusOf(int node) => node == 0 && order.Plan.NodeScript is not null
        ? order.Allocation.Nodes.SelectMany(n => n.Gpus)
        : order.Allocation.Nodes[node].Gpus;

    /// <summary>Removes the containers, with whatever still runs in them.</summary>
    /// <returns>What went wrong, in words; null when nothing did.</returns>
    internal async Task<string?> RemoveAsync(TimeProvider time)
    {
        if (!AreUsed) return null;
        var problems = await Task.WhenAll(Enumerable.Range(0, order.Allocation.Nodes.Count).Select(node => RemoveAsync(node, time)));
        return Array.Find(problems, p => p is not null);
    }

    private async Task<string?> RemoveAsync(int node, TimeProvider time)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            var start = new ProcessStartInfo(order.ContainerEngine!, Command(node).Remove()) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), error, process.WaitForExitAsync(patience.Token));
            return process.ExitCode == 0 ? null : await error;
        }
        catch (Exception failure) when (failure is OperationCanceledException or Win32Exception)
        {
            return failure.Message;
        }
    }

    private ContainerCommand Command(int node) => new(order.ContainerEngine!, order.Plan.Container!, $"batchai-{attemptId}-{node}");

    private static string RealPath(string path) => new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
}
