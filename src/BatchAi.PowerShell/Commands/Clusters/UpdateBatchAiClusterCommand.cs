using System.Management.Automation;
using BatchAi.Parameters;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Changes how many nodes a cluster has, and what becomes of the jobs of those that go.</summary>
[Cmdlet(VerbsData.Update, "BatchAiCluster", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(Cluster))]
public sealed class UpdateBatchAiClusterCommand : WorkspaceActionCommand<Cluster>
{
    /// <summary>-NodeCount: how many nodes there are to be; with bounds, how many at the beginning.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? NodeCount { get; set; }

    /// <summary>-MinNodeCount: the fewest nodes of a cluster that scales by itself.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MinNodeCount { get; set; }

    /// <summary>-MaxNodeCount: the most nodes of a cluster that scales by itself.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MaxNodeCount { get; set; }

    /// <summary>-DeallocationOption: what becomes of the jobs of nodes that go.</summary>
    [Parameter]
    public DeallocationOption? DeallocationOption { get; set; }

    /// <summary>-PassThru: returns the cluster.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Cluster;

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = TargetPath();
        var clusters = Client.Compute().Clusters;
        var cluster = await clusters.GetAsync(path, StopToken);
        var scale = ClusterScale.Write(NodeCount ?? CountOf(cluster), MinNodeCount, MaxNodeCount, DeallocationOption) ?? throw ClusterErrors.NoScale();
        if (!ShouldProcess($"cluster '{path.Name}' in workspace '{path.WorkspaceName}' ({cluster.NodeStateCount?.ToString() ?? "none"})", $"Change to {Words()}")) return;
        var changed = await clusters.UpdateAsync(path, JsonText.Write(Body(scale)), StopToken);
        if (PassThru) WriteObject(changed);
    }

    // Who changes the option alone keeps the number.
    private int? CountOf(Cluster cluster)
    {
        if (DeallocationOption is null || MinNodeCount is not null || MaxNodeCount is not null) return null;
        return cluster.TargetNodeCount ?? throw ClusterErrors.NotManual(cluster.Name);
    }

    private string Words()
    {
        var nodes = MaxNodeCount is { } most ? $"{MinNodeCount} to {most} nodes" : NodeCount is { } count ? $"{count} node{(count == 1 ? "" : "s")}" : "the same nodes";
        return DeallocationOption is { } option ? $"{nodes}, jobs of those that go: {option}" : nodes;
    }

    private static Dictionary<string, object?> Body(Dictionary<string, object?> scale) =>
        new() { ["properties"] = new Dictionary<string, object?> { ["scaleSettings"] = scale } };
}
