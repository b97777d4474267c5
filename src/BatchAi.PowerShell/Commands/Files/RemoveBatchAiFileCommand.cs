using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Files;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes files and directories of a file share or a container.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiFile", DefaultParameterSetName = PathSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveBatchAiFileCommand : StorageFileCommand
{
    private const string PathSet = "Path";
    private const string ObjectSet = "Object";

    /// <summary>-InputObject: a file or directory, as Get-BatchAiFile gives it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public StorageItem? InputObject { get; set; }

    /// <summary>-Path: the file or directory; no wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StorageFileCompleter))]
    public string? Path { get; set; }

    /// <summary>-Share: the share.</summary>
    [Parameter(ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ShareName")]
    [Reference(ResourceKind.FileShare)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Share { get; set; }

    /// <summary>-Container: the container.</summary>
    [Parameter(ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ContainerName")]
    [Reference(ResourceKind.Container)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Container { get; set; }

    /// <summary>-ResourceId: the ARM id of the share or container.</summary>
    [Parameter(ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ResourceId { get; set; }

    /// <summary>-Recurse: a directory goes with everything in it.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>-Force: asks no question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var place = InputObject is { ResourceId: { } id } ? PlaceOf(id) : await PlaceAsync(Share, Container, ResourceId);
        var path = Clean(InputObject?.Path ?? Path!);
        var removal = new StorageRemoval(Client, place, StopToken);
        await removal.FindAsync(path);
        if (removal.IsFullDirectory && !Recurse) throw FileErrors.NeedsRecurse(path);
        if (MayGo(removal, place, path)) await removal.RunAsync();
    }

    // What is irrecoverable for many files is asked about; for one, only who wants to be asked is.
    private bool MayGo(StorageRemoval removal, ResourcePath place, string path) => removal.IsDirectory
        ? this.ShouldDo(Force, $"directory '{path}' in {Words(place)} ({removal.Words()})", "Remove")
        : this.ShouldDo(Force || !this.AsksAboutMedium(), $"file '{path}' in {Words(place)}", "Remove");
}
