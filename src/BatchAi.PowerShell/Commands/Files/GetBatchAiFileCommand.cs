using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Files;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets files and directories of a file share or a container.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiFile", DefaultParameterSetName = ShareSet)]
[OutputType(typeof(StorageItem))]
public sealed class GetBatchAiFileCommand : StorageFileCommand
{
    private const string ShareSet = "Share";
    private const string ContainerSet = "Container";

    /// <summary>-Path: a file, or a directory whose content is meant; wildcards are expanded. Everything when not given.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StorageFileCompleter))]
    public string? Path { get; set; }

    /// <summary>-Share: the share.</summary>
    [Parameter(ParameterSetName = ShareSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ShareName")]
    [Reference(ResourceKind.FileShare)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Share { get; set; }

    /// <summary>-Container: the container.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ContainerSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerName")]
    [Reference(ResourceKind.Container)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Container { get; set; }

    /// <summary>-ResourceId: the ARM id of the share or container.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ResourceId { get; set; }

    /// <summary>-Recurse: what is in directories, too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var place = await PlaceAsync(Share, Container, ResourceId);
        await new TreeWalk<StorageItem>(new StorageTree(Client, place, StopToken)).RunAsync(Path, Recurse, (item, below) =>
        {
            item.RelativePath = below;
            WriteObject(item);
            return Task.CompletedTask;
        });
    }
}
