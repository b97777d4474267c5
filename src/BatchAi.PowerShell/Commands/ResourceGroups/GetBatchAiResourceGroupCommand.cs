using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets resource groups.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiResourceGroup")]
[OutputType(typeof(ResourceGroup))]
public sealed class GetBatchAiResourceGroupCommand : ResourceGetCommand<ResourceGroup>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.ResourceGroup;

    /// <inheritdoc/>
    protected override ResourceKind ParentKind => ResourceKind.Subscription;

    /// <inheritdoc/>
    // Whoever gives -ResourceGroupName means that group; the context's says nothing here.
    protected override ResourcePath PlaceByDefault() => ResourceGroupName is null ? Subscription : GroupPath();

    /// <inheritdoc/>
    protected override Task<ResourceGroup> GetAsync(ResourcePath path) => Client.ResourceGroups.GetAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<Page<ResourceGroup>> ListAsync(ResourcePath place, string? next) => Client.ResourceGroups.ListAsync(place, next, StopToken);
}
