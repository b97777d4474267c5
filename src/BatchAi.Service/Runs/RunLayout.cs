using BatchAi.Core.Planning;

namespace BatchAi.Service.Runs;

/// <summary>Where everything of a run is, told by the folders that stay when the job's mounts are gone.</summary>
internal sealed class RunLayout
{
    private readonly JobPlan _plan;
    private readonly Allocation _allocation;
    private readonly RunFolder _folder;
    private readonly IReadOnlyList<BoundNode> _nodes;
    private readonly IReadOnlyList<(string Step, BoundTaskFiles Task)> _tasks;

    /// <summary>Binds the plan.</summary>
    /// <exception cref="BatchAiException">The plan does not fit the allocation.</exception>
    internal RunLayout(JobPlan plan, Allocation allocation, RunFolder folder)
    {
        _folder = folder;
        _plan = plan;
        _allocation = allocation;
        _nodes = [.. Enumerable.Range(0, plan.NodeCount).Select(node => PlanBinding.BindNode(plan, allocation, node))];
        _tasks = [.. from step in plan.Steps from task in step.Tasks select (step.Name, PlanBinding.BindTaskFiles(plan, task, allocation))];
    }

    /// <summary>The working directory of the master's job.</summary>
    internal string WorkingDirectory => ToSource(0, _tasks.First(one => one.Step == PlanStepNames.Command && one.Task.Node == 0).Task.WorkingDirectory);

    /// <summary>The files of standard output and error of every task, in the order of the steps, each with its mark.</summary>
    internal IEnumerable<(string Mark, string Path)> OutputFiles =>
        from one in _tasks
        from path in new[] { one.Task.StandardOutput, one.Task.StandardError }
        let name = Path.GetFileNameWithoutExtension(path)
        select (one.Step == PlanStepNames.Setup ? $"{one.Step}-{name}" : name, ToSource(one.Task.Node, path));

    /// <summary>The folders that take output: id, node where each has its own, and path.</summary>
    internal IEnumerable<(string Id, string? Node, string Path)> OutputDirectories
    {
        get
        {
            var setup = _tasks.Where(one => one.Step == PlanStepNames.Setup).Select(one => (one.Task.Node, Path.GetDirectoryName(one.Task.StandardOutput)!));
            var outputs = _plan.Outputs.Select((output, i) => (output.Id, Paths: _nodes.Select(node => (node.Index, node.Outputs[i]))));
            return outputs.Prepend((PlanStepNames.Setup, setup)).SelectMany(output => Distinct(output.Item1, output.Item2));
        }
    }

    private IEnumerable<(string Id, string? Node, string Path)> Distinct(string id, IEnumerable<(int Node, string Path)> paths)
    {
        var folders = paths.Select(one => (one.Node, Path: ToSource(one.Node, one.Path))).DistinctBy(one => one.Path).ToList();
        return folders.Select(one => (id, folders.Count > 1 ? _allocation.Nodes[one.Node].Id : null, one.Path));
    }

    // Mounts are links, and so may be a node's root: what is shown must be there when they are gone.
    private string ToSource(int node, string path)
    {
        var places = _nodes[node].Links.Append(KeyValuePair.Create(_allocation.Nodes[node].Root, _folder.NodeRoot(node)));
        foreach (var (place, source) in places)
        {
            if (path.StartsWith(place + "/", StringComparison.Ordinal)) return Path.Join(source, path[place.Length..]);
        }

        return path;
    }
}
