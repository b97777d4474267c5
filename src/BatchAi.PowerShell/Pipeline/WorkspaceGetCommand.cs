using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that gets resources of a workspace: clusters, file servers, experiments.</summary>
/// <typeparam name="T">What it gets.</typeparam>
public abstract class WorkspaceGetCommand<T> : ResourceGetCommand<T>
    where T : Resource
{
    /// <summary>-Workspace: the workspace; the context's when not given, and all of them when there is none.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind ParentKind => ResourceKind.Workspace;

    /// <inheritdoc/>
    protected override ResourcePath PlaceByDefault() => Scope.FindWorkspace(Workspace) ?? Scope.FindGroup() ?? Subscription;

    /// <inheritdoc/>
    protected override Task ForEachParentAsync(ResourcePath place, Func<ResourcePath, Task> use) => ForEachWorkspaceAsync(place, use);
}
