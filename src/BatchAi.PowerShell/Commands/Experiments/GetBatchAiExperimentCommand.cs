using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets experiments.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiExperiment")]
[OutputType(typeof(Experiment))]
public sealed class GetBatchAiExperimentCommand : ResourceGetCommand<Experiment>
{
    /// <summary>-Workspace: the workspace; the context's when not given, and all of them when there is none.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Experiment;

    /// <inheritdoc/>
    protected override ResourceKind ParentKind => ResourceKind.Workspace;

    /// <inheritdoc/>
    protected override ResourcePath PlaceByDefault() => Scope.FindWorkspace(Workspace) ?? Scope.FindGroup() ?? Subscription;

    /// <inheritdoc/>
    protected override Task ForEachParentAsync(ResourcePath place, Func<ResourcePath, Task> use) => ForEachWorkspaceAsync(place, use);

    /// <inheritdoc/>
    protected override Task<Experiment> GetAsync(ResourcePath path) => Client.Compute().Experiments.GetAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<Page<Experiment>> ListAsync(ResourcePath place, string? next) => Client.Compute().Experiments.ListAsync(place, next, StopToken);
}
