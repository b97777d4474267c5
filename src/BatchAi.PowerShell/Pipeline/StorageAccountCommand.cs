using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for something in a storage account, which may come from the pipeline.</summary>
public abstract class StorageAccountCommand : ScopedCommand
{
    /// <summary>-StorageAccount: the account; what AZURE_BATCHAI_STORAGE_ACCOUNT says when not given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("StorageAccountName")]
    [Reference(ResourceKind.StorageAccount)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? StorageAccount { get; set; }

    /// <summary>The account that is meant.</summary>
    protected Task<ResourcePath> AccountPathAsync() => AccountPathAsync(StorageAccount);
}
