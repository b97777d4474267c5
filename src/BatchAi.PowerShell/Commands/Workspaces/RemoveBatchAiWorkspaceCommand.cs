using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes a workspace and everything in it; running jobs are terminated.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiWorkspace", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveBatchAiWorkspaceCommand : ResourceActionCommand<Workspace>
{
    /// <summary>-Force: asks no question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Workspace;

    /// <inheritdoc/>
    protected override ResourcePath PathOfName(string name) => GroupPath().Child(ResourceKind.Workspace, name);

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        var compute = Client.Compute();
        if (!this.IsForced(Force))
        {
            await compute.Workspaces.GetAsync(path, StopToken);
            var count = new ContentCount();
            await count.AddWorkspaceAsync(compute, path, StopToken);
            if (!ShouldProcess($"workspace '{path.Name}' in resource group '{path.ResourceGroupName}' ({count.InWorkspace()})", "Remove")) return;
        }

        GoesOn = $"The removal of the workspace '{path.Name}' goes on.";
        await compute.Workspaces.RemoveAsync(path, wait: true, StopToken);
        GoesOn = null;
    }
}
