namespace BatchAi.Pipeline;

/// <summary>Counts what goes with something that is removed, so that the question tells it.</summary>
internal sealed class ContentCount
{
    private int _workspaces;
    private int _clusters;
    private int _fileServers;
    private int _experiments;
    private int _jobs;
    private int _running;

    /// <summary>Adds a workspace and all that is in it.</summary>
    internal async Task AddWorkspaceAsync(IComputeProvider compute, ResourcePath workspace, CancellationToken cancellationToken)
    {
        _workspaces++;
        await Pages.ForAllAsync(next => compute.Clusters.ListAsync(workspace, next, cancellationToken), _ => Add(ref _clusters), cancellationToken);
        await Pages.ForAllAsync(next => compute.FileServers.ListAsync(workspace, next, cancellationToken), _ => Add(ref _fileServers), cancellationToken);
        await Pages.ForAllAsync(next => compute.Experiments.ListAsync(workspace, next, cancellationToken), experiment => AddExperimentAsync(compute, workspace.Child(ResourceKind.Experiment, experiment.Name), cancellationToken), cancellationToken);
    }

    /// <summary>Adds an experiment and its jobs.</summary>
    internal async Task AddExperimentAsync(IComputeProvider compute, ResourcePath experiment, CancellationToken cancellationToken)
    {
        _experiments++;
        await Pages.ForAllAsync(next => compute.Jobs.ListAsync(experiment, next, cancellationToken), job =>
        {
            if (job.ExecutionState is "running" or "terminating") _running++;
            return Add(ref _jobs);
        }, cancellationToken);
    }

    /// <summary>What is in a workspace, e.g. <c>1 cluster, 3 jobs, 1 running</c>.</summary>
    internal string InWorkspace() => Words((_clusters, "cluster"), (_fileServers, "file server"), (_experiments, "experiment"), (_jobs, "job"));

    /// <summary>What is in an experiment.</summary>
    internal string InExperiment() => Words((_jobs, "job"));

    /// <summary>What is in a resource group, as far as Batch AI goes.</summary>
    internal string InGroup() => Words((_workspaces, "workspace"), (_clusters, "cluster"), (_fileServers, "file server"), (_experiments, "experiment"), (_jobs, "job"));

    private string Words(params (int Number, string Word)[] parts)
    {
        var words = parts.Where(part => part.Number > 0).Select(part => $"{part.Number} {part.Word}{(part.Number == 1 ? "" : "s")}").ToList();
        if (_running > 0) words.Add($"{_running} running");
        return words.Count == 0 ? "nothing in it" : string.Join(", ", words);
    }

    private static Task Add(ref int number)
    {
        number++;
        return Task.CompletedTask;
    }
}
