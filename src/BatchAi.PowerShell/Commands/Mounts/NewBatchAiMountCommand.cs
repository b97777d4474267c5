using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Commands;

/// <summary>Describes something that a job or a cluster mounts. Nothing is made, and no connection is needed.</summary>
[Cmdlet(VerbsCommon.New, "BatchAiMount", DefaultParameterSetName = ShareSet)]
[OutputType(typeof(Mount))]
public sealed class NewBatchAiMountCommand : PSCmdlet
{
    private const string ShareSet = "Share";
    private const string ContainerSet = "Container";
    private const string FileServerSet = "FileServer";

    /// <summary>-Share: a file share.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ShareSet, ValueFromPipeline = true)]
    [Reference(ResourceKind.FileShare)]
    public ResourceReference? Share { get; set; }

    /// <summary>-Container: a blob container.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ContainerSet, ValueFromPipeline = true)]
    [Reference(ResourceKind.Container)]
    public ResourceReference? Container { get; set; }

    /// <summary>-FileServer: a file server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileServerSet, ValueFromPipeline = true)]
    [Reference(ResourceKind.FileServer)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? FileServer { get; set; }

    /// <summary>-StorageAccount: the account of a share or container that is only named; the one that the job is submitted with when not given.</summary>
    [Parameter(ParameterSetName = ShareSet)]
    [Parameter(ParameterSetName = ContainerSet)]
    [Reference(ResourceKind.StorageAccount)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? StorageAccount { get; set; }

    /// <summary>-MountPath: where it is mounted, below the mount root; its own name when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MountPath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var (kind, source) = ParameterSetName switch
        {
            ContainerSet => (ResourceKind.Container, Container!),
            FileServerSet => (ResourceKind.FileServer, FileServer!),
            _ => (ResourceKind.FileShare, Share!),
        };
        var mount = source.Path is { } path ? MountReader.Of(path) : new Mount { Kind = kind.ToString(), Name = source.Name, StorageAccountName = StorageAccount?.Name };
        mount.MountPath = MountPath ?? mount.Name;
        WriteObject(mount);
    }
}
