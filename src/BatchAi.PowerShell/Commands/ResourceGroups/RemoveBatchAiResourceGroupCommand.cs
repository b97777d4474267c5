using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes a resource group and everything in it; running jobs are terminated.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiResourceGroup", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveBatchAiResourceGroupCommand : ResourceActionCommand<ResourceGroup>
{
    /// <summary>-Force: asks no question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.ResourceGroup;

    /// <inheritdoc/>
    protected override ResourcePath PathOfName(string name) => Subscription.Child(ResourceKind.ResourceGroup, name);

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        if (!this.IsForced(Force))
        {
            await Client.ResourceGroups.GetAsync(path, StopToken);
            var count = new ContentCount();
            await count.AddGroupAsync(Client, path, StopToken);
            if (!ShouldProcess($"resource group '{path.Name}' ({count.InGroup()})", "Remove")) return;
        }

        GoesOn = $"The removal of the resource group '{path.Name}' goes on.";
        await Client.ResourceGroups.RemoveAsync(path, wait: true, StopToken);
        GoesOn = null;
    }
}
