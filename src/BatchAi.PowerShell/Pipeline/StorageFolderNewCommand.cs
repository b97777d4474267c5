using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that makes file shares or containers.</summary>
/// <typeparam name="T">What it makes.</typeparam>
public abstract class StorageFolderNewCommand<T> : ScopedCommand
    where T : Resource
{
    /// <summary>-Name: their names.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>-StorageAccount: the account; what AZURE_BATCHAI_STORAGE_ACCOUNT says when not given.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("StorageAccountName")]
    [Reference(ResourceKind.StorageAccount)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? StorageAccount { get; set; }

    /// <summary>-Force: one that is there already is returned, and is no error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>What it makes.</summary>
    protected abstract ResourceKind Kind { get; }

    /// <summary>What it makes, in words.</summary>
    protected abstract string Words { get; }

    /// <summary>Gets one.</summary>
    /// <param name="path">Its path.</param>
    protected abstract Task<T> GetAsync(ResourcePath path);

    /// <summary>Makes one.</summary>
    /// <param name="path">Its path.</param>
    protected abstract Task<T> CreateAsync(ResourcePath path);

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var account = await AccountPathAsync(StorageAccount);
        await ForEachAsync(Name, name => MakeAsync(account.Child(Kind, name)));
    }

    private async Task MakeAsync(ResourcePath path)
    {
        if (await Existing.FindAsync(() => GetAsync(path), Kind) is { } existing) WriteObject(Force ? existing : throw ScopeErrors.Exists(path));
        else if (ShouldProcess($"{Words} '{path.Name}' in storage account '{path.StorageAccountName}'", "Create")) WriteObject(await CreateAsync(path));
    }
}
