using System.Management.Automation;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Waits until clusters have nodes that can take jobs, all at once, and returns each as it has.</summary>
[Cmdlet(VerbsLifecycle.Wait, "BatchAiCluster", DefaultParameterSetName = NamedSet)]
[OutputType(typeof(Cluster))]
public sealed class WaitBatchAiClusterCommand : WorkspaceActionCommand<Cluster>
{
    private readonly List<ResourcePath> _clusters = [];

    /// <summary>-For: what is waited for.</summary>
    [Parameter]
    public ClusterGoal For { get; set; }

    /// <summary>-Timeout: how long to wait; a bare number counts seconds. For ever when not given.</summary>
    [Parameter]
    [BareNumber(DurationUnit.Seconds)]
    public TimeSpan? Timeout { get; set; }

    /// <summary>-AsJob: waits in a job of PowerShell.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Cluster;

    /// <inheritdoc/>
    protected override Task ProcessAsync()
    {
        _clusters.Add(TargetPath());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync()
    {
        if (_clusters.Count == 0) return;
        var what = _clusters.Count == 1 ? $"'{_clusters[0].Name}'" : $"{_clusters.Count} clusters";
        GoesOn = "Nodes go on coming and going without being waited for.";
        await RunAsync(AsJob, what, work => new ClusterWait(work, For, Timeout).RunAsync(_clusters));
        GoesOn = null;
    }
}
