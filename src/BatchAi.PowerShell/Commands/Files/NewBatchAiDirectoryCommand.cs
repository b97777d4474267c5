using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Makes directories in a file share, with those that they are in.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiDirectory", SupportsShouldProcess = true)]
[OutputType(typeof(StorageItem))]
public sealed class NewBatchAiDirectoryCommand : StorageFileCommand
{
    /// <summary>-Path: their paths.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>-Share: the share.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ShareName")]
    [Reference(ResourceKind.FileShare)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Share { get; set; }

    /// <summary>-ResourceId: the ARM id of the share.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ResourceId { get; set; }

    /// <summary>-Force: one that is there already is returned, and is no error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var share = await PlaceAsync(Share, container: null, ResourceId);
        if (share.Kind != ResourceKind.FileShare) throw ScopeErrors.WrongKind(share, nameof(ResourceKind.FileShare));
        await ForEachAsync(Path.Select(Clean), path => CreateAsync(share, path));
    }

    private async Task CreateAsync(ResourcePath share, string path)
    {
        if (ShouldProcess($"directory '{path}' in {Words(share)}", "Create")) WriteObject(await Client.StorageFiles.CreateDirectoryAsync(share, path, Force, StopToken));
    }
}
