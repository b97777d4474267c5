using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes a file share and everything in it.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiFileShare", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveBatchAiFileShareCommand : StorageFolderRemoveCommand<FileShare>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.FileShare;

    /// <inheritdoc/>
    protected override string Words => "file share";

    /// <inheritdoc/>
    protected override Task<FileShare> GetAsync(ResourcePath path) => Client.StorageFolders.GetShareAsync(path, StopToken);
}
