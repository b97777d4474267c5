using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Makes file shares in a storage account.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiFileShare", SupportsShouldProcess = true)]
[OutputType(typeof(FileShare))]
public sealed class NewBatchAiFileShareCommand : StorageFolderNewCommand<FileShare>
{
    /// <summary>-QuotaGiB: the size that each may grow to; the most that the storage allows when not given.</summary>
    [Parameter]
    [ValidateRange(1, 102400)]
    public int? QuotaGiB { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.FileShare;

    /// <inheritdoc/>
    protected override string Words => "file share";

    /// <inheritdoc/>
    protected override Task<FileShare> GetAsync(ResourcePath path) => Client.StorageFolders.GetShareAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<FileShare> CreateAsync(ResourcePath path) => Client.StorageFolders.CreateShareAsync(path, QuotaGiB, StopToken);
}
