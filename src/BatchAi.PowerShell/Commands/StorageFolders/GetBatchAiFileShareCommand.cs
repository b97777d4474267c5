using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets file shares of storage accounts.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiFileShare")]
[OutputType(typeof(FileShare))]
public sealed class GetBatchAiFileShareCommand : StorageFolderGetCommand<FileShare>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.FileShare;

    /// <inheritdoc/>
    protected override Task<FileShare> GetAsync(ResourcePath path) => Client.StorageFolders.GetShareAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<Page<FileShare>> ListAsync(ResourcePath place, string? next) => Client.StorageFolders.ListSharesAsync(place, next, StopToken);
}
