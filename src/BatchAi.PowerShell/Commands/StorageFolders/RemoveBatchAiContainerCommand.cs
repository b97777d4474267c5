using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes a container and everything in it.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiContainer", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveBatchAiContainerCommand : StorageFolderRemoveCommand<Container>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Container;

    /// <inheritdoc/>
    protected override string Words => "container";

    /// <inheritdoc/>
    protected override Task<Container> GetAsync(ResourcePath path) => Client.StorageFolders.GetContainerAsync(path, StopToken);
}
