using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets workspaces.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiWorkspace")]
[OutputType(typeof(Workspace))]
public sealed class GetBatchAiWorkspaceCommand : ResourceGetCommand<Workspace>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Workspace;

    /// <inheritdoc/>
    protected override ResourceKind ParentKind => ResourceKind.ResourceGroup;

    /// <inheritdoc/>
    protected override ResourcePath PlaceByDefault() => Scope.FindGroup() ?? Subscription;

    /// <inheritdoc/>
    protected override Task<Workspace> GetAsync(ResourcePath path) => Client.Compute().Workspaces.GetAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<Page<Workspace>> ListAsync(ResourcePath place, string? next) => Client.Compute().Workspaces.ListAsync(place, next, StopToken);
}
