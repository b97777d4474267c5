using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that removes a file share or a container with everything in it.</summary>
/// <typeparam name="T">What it removes.</typeparam>
public abstract class StorageFolderRemoveCommand<T> : ResourceActionCommand<T>
    where T : Resource
{
    private ResourcePath? _account;

    /// <summary>-StorageAccount: the account; what AZURE_BATCHAI_STORAGE_ACCOUNT says when not given.</summary>
    [Parameter(ParameterSetName = NamedSet, ValueFromPipelineByPropertyName = true)]
    [Alias("StorageAccountName")]
    [Reference(ResourceKind.StorageAccount)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? StorageAccount { get; set; }

    /// <summary>-Force: asks no question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>What it removes, in words.</summary>
    protected abstract string Words { get; }

    /// <summary>Gets one.</summary>
    /// <param name="path">Its path.</param>
    protected abstract Task<T> GetAsync(ResourcePath path);

    /// <inheritdoc/>
    protected override ResourcePath PathOfName(string name) => _account!.Child(Kind, name);

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        _account = (InputObject is { } resource ? resource.ResourceId : ResourceId) is null ? await AccountPathAsync(StorageAccount) : null;
        var path = TargetPath();
        if (!this.IsForced(Force))
        {
            await GetAsync(path);
            var count = new ContentCount();
            await count.AddFolderAsync(Client, path, StopToken);
            if (!ShouldProcess($"{Words} '{path.Name}' in storage account '{path.StorageAccountName}' ({count.InFolder()})", "Remove")) return;
        }

        await Client.StorageFolders.RemoveAsync(path, StopToken);
    }
}
