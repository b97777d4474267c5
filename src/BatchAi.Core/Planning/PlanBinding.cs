using BatchAi.Core.Planning.Launch;

namespace BatchAi.Core.Planning;

/// <summary>Turns a plan's texts into the paths, files and processes of an allocation. It looks at nothing but its arguments.</summary>
public static class PlanBinding
{
    /// <summary>Binds what must be on a node before the first step.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="allocation">The nodes and the folders of the mounts.</param>
    /// <param name="nodeIndex">The index of the node in the allocation.</param>
    /// <exception cref="BatchAiException">The allocation does not fit the plan, or a symbol is not known.</exception>
    public static BoundNode BindNode(JobPlan plan, Allocation allocation, int nodeIndex)
    {
        CheckFit(plan, allocation);
        var symbols = new BindingSymbols(allocation, nodeIndex);
        return new BoundNode(
            nodeIndex,
            symbols.Bind(plan.JobDirectory),
            plan.Mounts.Select((mount, i) => Pair(symbols.Bind(mount.Path), allocation.MountSources[i])).ToList(),
            plan.Directories.Select(symbols.Bind).Distinct(StringComparer.Ordinal).ToList(),
            plan.Outputs.Select(output => symbols.Bind(output.Path)).ToList(),
            symbols.Bind(plan.ExecutionLog));
    }

    /// <summary>Binds the files that are written on a node before the first step.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="allocation">The nodes and the ports.</param>
    /// <param name="nodeIndex">The index of the node in the allocation.</param>
    /// <exception cref="BatchAiException">The allocation does not fit the plan, or a symbol is not known.</exception>
    public static IReadOnlyList<BoundFile> BindFiles(JobPlan plan, Allocation allocation, int nodeIndex)
    {
        CheckFit(plan, allocation);
        var symbols = new BindingSymbols(allocation, nodeIndex);
        var files = plan.Files.Select(file => new BoundFile(symbols.Bind(file.Path), symbols.Bind(file.Content), file.IsProgram)).ToList();
        if (plan.NodeScript is { } path) files.Add(new BoundFile(symbols.Bind(path), new NodeVariables(plan, allocation).Script(), IsProgram: false));
        return files;
    }

    /// <summary>Binds where a process works and writes, whether it is about to start or not.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="task">One of its tasks.</param>
    /// <param name="allocation">The nodes.</param>
    /// <exception cref="BatchAiException">The allocation does not fit the plan, or a symbol is not known.</exception>
    public static BoundTaskFiles BindTaskFiles(JobPlan plan, PlanTask task, Allocation allocation)
    {
        CheckFit(plan, allocation);
        var symbols = new BindingSymbols(allocation, task.Node);
        return new BoundTaskFiles(task.Node, symbols.Bind(task.WorkingDirectory), symbols.Bind(task.StandardOutput), symbols.Bind(task.StandardError));
    }

    /// <summary>Binds a process that is about to start.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="step">The step of the plan.</param>
    /// <param name="task">The task of the step.</param>
    /// <param name="allocation">The nodes and the folders of the mounts.</param>
    /// <param name="facts">What is found on the task's node.</param>
    /// <param name="secrets">The values of the plan's secrets.</param>
    /// <exception cref="BatchAiException">The allocation does not fit the plan, a symbol is not known or a secret has no value.</exception>
    public static BoundTask BindTask(
        JobPlan plan,
        PlanStep step,
        PlanTask task,
        Allocation allocation,
        NodeFacts facts,
        JobSecrets secrets)
    {
        CheckFit(plan, allocation);
        var values = step.Name == PlanStepNames.Setup ? secrets.SetupEnvironment : secrets.Environment;
        var symbols = new BindingSymbols(allocation, task.Node, facts, values);
        var variables = (step.Environment ?? plan.Environment).Concat(task.Environment);
        return new BoundTask(
            symbols.Bind(task.Name),
            task.Node,
            symbols.Bind(task.CommandLine),
            symbols.Bind(task.WorkingDirectory),
            symbols.Bind(task.StandardOutput),
            symbols.Bind(task.StandardError),
            BindEnvironment(variables, facts, symbols, allocation.Nodes[task.Node]));
    }

    private static Dictionary<string, string> BindEnvironment(
        IEnumerable<PlanVariable> variables,
        NodeFacts facts,
        BindingSymbols symbols,
        AllocatedNode node)
    {
        var planned = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in variables) planned[variable.Name] = symbols.Bind(variable);

        planned.TryGetValue(VariableNames.VisibleDevices, out var wanted);
        if (VisibleDevices.Of(node, wanted) is { } devices) planned[VariableNames.VisibleDevices] = devices;

        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in facts.BaseEnvironment.Concat(planned)) environment[variable.Key] = variable.Value;
        return environment;
    }

    private static void CheckFit(JobPlan plan, Allocation allocation)
    {
        if (allocation.Nodes.Count != plan.NodeCount)
            throw Misfit($"The plan is for {plan.NodeCount} nodes, the allocation has {allocation.Nodes.Count}.");
        if (allocation.MountSources.Count != plan.Mounts.Count)
            throw Misfit($"The plan has {plan.Mounts.Count} mounts, the allocation has folders for {allocation.MountSources.Count}.");
    }

    private static BatchAiException Misfit(string message) => new("AllocationMismatch", message);

    private static KeyValuePair<string, string> Pair(string key, string value) => new(key, value);
}
