using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Files;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Receives files of a file share or a container on this machine.</summary>
[Cmdlet(VerbsCommunications.Receive, "BatchAiFile", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ReceiveBatchAiFileCommand : StorageTransferCommand
{
    private const string PathSet = "Path";
    private const string ObjectSet = "Object";

    private readonly TransferList _files = new(LocalNames.Comparer);

    /// <summary>-InputObject: a file or directory, as Get-BatchAiFile gives it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public StorageItem? InputObject { get; set; }

    /// <summary>-Path: a file or directory; wildcards are expanded. Everything when not given.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
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

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var folder = LocalPath.Resolve(this, Destination);
        var found = new TransferList(LocalNames.Comparer);
        if (InputObject is { } item) await AddAsync(found, PlaceOf(item.ResourceId ?? ""), item, item.RelativePath ?? item.Name, folder);
        else await FindAsync(found, await PlaceAsync(Share, Container, ResourceId), folder);
        await TakeAsync(found, _files, $"'{folder}'", "Receive");
    }

    /// <inheritdoc/>
    protected override Task EndAsync() => MoveAsync(_files, "Receiving files", AsJob, Options);

    private Task FindAsync(TransferList found, ResourcePath place, string folder) =>
        new TreeWalk<StorageItem>(new StorageTree(Client, place, StopToken)).RunAsync(Path, Recurse, (item, below) =>
            item.IsDirectory ? Task.CompletedTask : AddAsync(found, place, item, below, folder));

    private async Task AddAsync(TransferList found, ResourcePath place, StorageItem item, string below, string folder)
    {
        if (item.IsDirectory)
        {
            if (!Recurse) return;
            await new StorageTree(Client, place, StopToken).ForEachAsync(item.Path, inner => AddAsync(found, place, inner, $"{below}/{inner.Name}", folder));
            return;
        }

        await ForEachAsync([item.Path], path =>
        {
            var target = LocalNames.Combine(folder, below);
            found.Add(new TransferItem($"{place.Name}/{path}", target, item.Length ?? 0, async (client, options, token) =>
            {
                await client.StorageFiles.ReceiveAsync(place, path, target, options, token);
                return new FileInfo(target);
            }));
            return Task.CompletedTask;
        });
    }
}
