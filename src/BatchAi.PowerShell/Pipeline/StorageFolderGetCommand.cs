using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that gets file shares or containers. Where no account is named, all of the group's are looked through.</summary>
/// <typeparam name="T">What it gets.</typeparam>
public abstract class StorageFolderGetCommand<T> : ResourceGetCommand<T>
    where T : Resource
{
    private ResourcePath? _account;

    /// <summary>-StorageAccount: the account; what AZURE_BATCHAI_STORAGE_ACCOUNT says when not given.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("StorageAccountName")]
    [Reference(ResourceKind.StorageAccount)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? StorageAccount { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind ParentKind => ResourceKind.StorageAccount;

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var isNamed = ResourceId is null && (StorageAccount is not null || Connections.EnvironmentDefaults.StorageAccount is not null);
        _account = isNamed ? await AccountPathAsync(StorageAccount) : null;
        await base.ProcessAsync();
    }

    /// <inheritdoc/>
    protected override ResourcePath PlaceByDefault() => _account ?? Scope.FindGroup() ?? Subscription;

    /// <inheritdoc/>
    protected override Task ForEachParentAsync(ResourcePath place, Func<ResourcePath, Task> use) => place.Kind == ResourceKind.StorageAccount
        ? use(place)
        : ForAllAsync(next => Client.StorageAccounts.ListAsync(place, next, StopToken), account => use(ResourcePath.TryParse(account.ResourceId)!));
}
