using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Makes containers in a storage account.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiContainer", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class NewBatchAiContainerCommand : StorageFolderNewCommand<Container>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Container;

    /// <inheritdoc/>
    protected override string Words => "container";

    /// <inheritdoc/>
    protected override Task<Container> GetAsync(ResourcePath path) => Client.StorageFolders.GetContainerAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<Container> CreateAsync(ResourcePath path) => Client.StorageFolders.CreateContainerAsync(path, StopToken);
}
