using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Files;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Sends files of this machine into a file share or a container.</summary>
[Cmdlet(VerbsCommunications.Send, "BatchAiFile", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(StorageItem))]
public sealed class SendBatchAiFileCommand : StorageTransferCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private TransferList? _files;

    /// <summary>-Path: files and folders of this machine; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>-LiteralPath: files and folders of this machine, as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>-Share: the share.</summary>
    [Parameter]
    [Alias("ShareName")]
    [Reference(ResourceKind.FileShare)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Share { get; set; }

    /// <summary>-Container: the container.</summary>
    [Parameter]
    [Alias("ContainerName")]
    [Reference(ResourceKind.Container)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Container { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var place = await PlaceAsync(Share, Container, id: null);
        var folder = Clean(Destination);

        // A share takes names that differ in case alone for the same.
        var comparer = place.Kind == ResourceKind.FileShare ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var found = new TransferList(comparer);
        var paths = Path is null ? LiteralPath!.Select(path => LocalPath.Resolve(this, path)) : Path.SelectMany(path => LocalPath.Expand(this, path));
        await ForEachAsync(paths.ToList(), path => Add(found, place, path, folder));
        await TakeAsync(found, _files ??= new(comparer), folder.Length == 0 ? Words(place) : $"'{folder}' in {Words(place)}", "Send");
    }

    /// <inheritdoc/>
    protected override Task EndAsync() => _files is null ? Task.CompletedTask : MoveAsync(_files, "Sending files", AsJob, Options);

    private Task Add(TransferList found, ResourcePath place, string path, string folder) =>
        ForEachAsync(LocalFiles.Find(path, Recurse, WriteWarning), file =>
        {
            var target = folder.Length == 0 ? file.Name : $"{folder}/{file.Name}";
            found.Add(new TransferItem(file.Path, target, file.Length, async (client, options, token) => await client.StorageFiles.SendAsync(place, file.Path, target, options, token)));
            return Task.CompletedTask;
        });
}
