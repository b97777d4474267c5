using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets storage accounts.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiStorageAccount")]
[OutputType(typeof(StorageAccount))]
public sealed class GetBatchAiStorageAccountCommand : ResourceGetCommand<StorageAccount>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.StorageAccount;

    /// <inheritdoc/>
    protected override ResourceKind ParentKind => ResourceKind.ResourceGroup;

    /// <inheritdoc/>
    // An account's name is unique in all groups, so one that is named is found wherever it is.
    protected override ResourcePath PlaceByDefault() => Name is not null && ResourceGroupName is null ? Subscription : Scope.FindGroup() ?? Subscription;

    /// <inheritdoc/>
    protected override Task<StorageAccount> GetAsync(ResourcePath path) => Client.StorageAccounts.GetAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<Page<StorageAccount>> ListAsync(ResourcePath place, string? next) => Client.StorageAccounts.ListAsync(place, next, StopToken);
}
