using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes a storage account and everything in it.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiStorageAccount", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveBatchAiStorageAccountCommand : ResourceActionCommand<StorageAccount>
{
    /// <summary>-Force: asks no question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.StorageAccount;

    /// <inheritdoc/>
    protected override ResourcePath PathOfName(string name) => GroupPath().Child(ResourceKind.StorageAccount, name);

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        if (!this.IsForced(Force))
        {
            await Client.StorageAccounts.GetAsync(path, StopToken);
            var count = new ContentCount();
            await count.AddAccountAsync(Client, path, StopToken);
            if (!ShouldProcess($"storage account '{path.Name}' in resource group '{path.ResourceGroupName}' ({count.InAccount()})", "Remove")) return;
        }

        await Client.StorageAccounts.RemoveAsync(path, StopToken);
    }
}
