using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets containers of storage accounts.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiContainer")]
[OutputType(typeof(Container))]
public sealed class GetBatchAiContainerCommand : StorageFolderGetCommand<Container>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Container;

    /// <inheritdoc/>
    protected override Task<Container> GetAsync(ResourcePath path) => Client.StorageFolders.GetContainerAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<Page<Container>> ListAsync(ResourcePath place, string? next) => Client.StorageFolders.ListContainersAsync(place, next, StopToken);
}
