using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Connections;
using BatchAi.Files;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for something in a resource group. Which one and what is in it comes from parameters, context or environment.</summary>
public abstract class ScopedCommand : ConnectedCommand
{
    /// <summary>-ResourceGroupName: the resource group; the context's when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public string? ResourceGroupName { get; set; }

    private protected ScopeResolver Scope => new(Defaults, ResourceGroupName);

    /// <summary>The resource group that is meant.</summary>
    /// <exception cref="BatchAiException">None is given, and none is in the context.</exception>
    protected ResourcePath GroupPath() => Scope.FindGroup() ?? throw ScopeErrors.Missing("ResourceGroupName");

    /// <summary>The workspace that is meant.</summary>
    /// <param name="workspace">What the parameter says.</param>
    /// <exception cref="BatchAiException">None is given, and none is in the context.</exception>
    protected ResourcePath WorkspacePath(ResourceReference? workspace) => Scope.FindWorkspace(workspace) ?? throw ScopeErrors.Missing("Workspace");

    /// <summary>The experiment that is meant.</summary>
    /// <param name="workspace">What the workspace's parameter says.</param>
    /// <param name="experiment">What the experiment's parameter says.</param>
    /// <exception cref="BatchAiException">None is given, and none is in the context.</exception>
    protected ResourcePath ExperimentPath(ResourceReference? workspace, ResourceReference? experiment) =>
        Scope.FindExperiment(workspace, experiment) ?? throw ScopeErrors.Missing("Experiment");

    /// <summary>The storage account that is meant. A name alone is looked for in all groups, since no two accounts have the same.</summary>
    /// <param name="account">What the parameter says.</param>
    /// <exception cref="BatchAiException">None is given, and none is in the environment; or it is not there.</exception>
    protected async Task<ResourcePath> AccountPathAsync(ResourceReference? account)
    {
        if (account?.Path?.Upto(ResourceKind.StorageAccount) is { } path) return path;
        var name = account?.Name ?? EnvironmentDefaults.StorageAccount ?? throw StorageErrors.NoAccount();
        if (ResourceGroupName is not null) return GroupPath().Child(ResourceKind.StorageAccount, name);
        var found = await Client.StorageAccounts.FindAsync(Subscription, name, StopToken) ?? throw ScopeErrors.NotFound(ResourceKind.StorageAccount, name, Subscription);
        return ResourcePath.TryParse(found.ResourceId)!;
    }

    /// <summary>Does something with each workspace of a place; with the place itself when it is one.</summary>
    /// <param name="place">A workspace, a resource group, or a subscription.</param>
    /// <param name="use">What is done.</param>
    protected Task ForEachWorkspaceAsync(ResourcePath place, Func<ResourcePath, Task> use) => place.Kind == ResourceKind.Workspace
        ? use(place)
        : ForAllAsync(next => Client.Compute().Workspaces.ListAsync(place, next, StopToken), workspace => use(ResourcePath.TryParse(workspace.ResourceId)!));

    /// <summary>Does something with each experiment of a place; with the place itself when it is one.</summary>
    /// <param name="place">An experiment, a workspace, a resource group, or a subscription.</param>
    /// <param name="use">What is done.</param>
    protected Task ForEachExperimentAsync(ResourcePath place, Func<ResourcePath, Task> use) => place.Kind == ResourceKind.Experiment
        ? use(place)
        : ForEachWorkspaceAsync(place, workspace => ForAllAsync(
            next => Client.Compute().Experiments.ListAsync(workspace, next, StopToken),
            experiment => use(workspace.Child(ResourceKind.Experiment, experiment.Name))));

    /// <summary>Takes files that were found, if they may be moved.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="all">What will be moved.</param>
    /// <param name="target">Where it goes, in words.</param>
    /// <param name="action">What is done to it.</param>
    private protected async Task TakeAsync(TransferList found, TransferList all, string target, string action)
    {
        var words = found.Items.Count == 1 ? $"'{found.Items[0].Source}'" : found.Words();
        if (found.Items.Count == 0 || !ShouldProcess($"{words} to {target}", action)) return;
        await ForEachAsync(found.Items, item =>
        {
            all.Add(item);
            return Task.CompletedTask;
        });
    }

    /// <summary>Moves files, here or in a job.</summary>
    /// <param name="files">The files.</param>
    /// <param name="activity">What is being done.</param>
    /// <param name="asJob">Whether a job does it.</param>
    /// <param name="options">How.</param>
    private protected async Task MoveAsync(TransferList files, string activity, bool asJob, TransferRunOptions options)
    {
        if (files.Items.Count == 0) return;
        GoesOn = "What was moved stays; the same command goes on where it was.";
        await RunAsync(asJob, files.Words(), work => new TransferRun(work, activity, options).RunAsync(files));
        GoesOn = null;
    }
}
