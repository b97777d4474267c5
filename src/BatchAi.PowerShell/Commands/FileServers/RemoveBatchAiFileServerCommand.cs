using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes a file server and its files. One that is mounted by a cluster or a job that has not ended stays.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiFileServer", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveBatchAiFileServerCommand : WorkspaceActionCommand<FileServer>
{
    /// <summary>-NoWait: does not wait until it is gone.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>-Force: asks no question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.FileServer;

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        var servers = Client.Compute().FileServers;
        if (!this.IsForced(Force))
        {
            var server = await servers.GetAsync(path, StopToken);
            var disks = server.DiskCount is { } count ? $" ({count} x {server.DiskSizeGB} GB with all files)" : "";
            if (!ShouldProcess($"file server '{path.Name}' in workspace '{path.WorkspaceName}'{disks}", "Remove")) return;
        }

        GoesOn = $"The removal of the file server '{path.Name}' goes on.";
        await servers.RemoveAsync(path, !NoWait, StopToken);
        GoesOn = null;
    }
}
