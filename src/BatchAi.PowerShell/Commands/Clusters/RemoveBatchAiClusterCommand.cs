using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Removes a cluster. Jobs that run on it or wait for it are terminated.</summary>
[Cmdlet(VerbsCommon.Remove, "BatchAiCluster", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveBatchAiClusterCommand : WorkspaceActionCommand<Cluster>
{
    /// <summary>-NoWait: does not wait until it is gone.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>-AsJob: removes it in a job of PowerShell.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <summary>-Force: asks no question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Cluster;

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        if (!this.IsForced(Force))
        {
            var compute = Client.Compute();
            var cluster = await compute.Clusters.GetAsync(path, StopToken);
            var count = new ContentCount();
            await count.AddJobsOfAsync(compute, path, StopToken);
            if (!ShouldProcess($"cluster '{path.Name}' in workspace '{path.WorkspaceName}' (nodes: {cluster.NodeStateCount?.ToString() ?? "none"}; jobs: {count.Jobs("none")})", "Remove")) return;
        }

        GoesOn = $"The removal of the cluster '{path.Name}' goes on.";
        await RunAsync(AsJob, $"'{path.Name}'", work => work.Client.Compute().Clusters.RemoveAsync(path, !NoWait, work.StopToken));
        GoesOn = null;
    }
}
