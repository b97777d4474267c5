using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Replaces the unusable nodes of a cluster: others take their places, through its setup.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "BatchAiCluster", DefaultParameterSetName = NamedSet, SupportsShouldProcess = true)]
[OutputType(typeof(Cluster))]
public sealed class RepairBatchAiClusterCommand : WorkspaceActionCommand<Cluster>
{
    /// <summary>-NodeId: the nodes that are meant; all that are unusable when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] NodeId { get; set; } = [];

    /// <summary>-NoWait: does not wait until the new nodes are ready.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

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
        var nodes = Choose(path, (await clusters.DiagnoseAsync(path, StopToken)).Node);
        if (nodes.Count == 0) await LeaveAsync(path);
        else if (ShouldProcess($"cluster '{path.Name}' in workspace '{path.WorkspaceName}'", $"Replace {Words(nodes)}")) await ReplaceAsync(path, nodes);
    }

    private List<string> Choose(ResourcePath path, IList<Node> nodes)
    {
        if (NodeId.FirstOrDefault(id => !nodes.Any(node => IsCalled(node, id))) is { } missing) throw ClusterErrors.NoNode(path.Name, missing);
        var meant = nodes.Where(node => NodeId.Length == 0 || NodeId.Any(id => IsCalled(node, id))).ToList();
        if (NodeId.Length > 0) foreach (var node in meant.Where(node => node.State != "unusable")) WriteVerbose($"The node '{node.NodeId}' is {node.State}, and stays.");
        return meant.Where(node => node.State == "unusable").Select(node => node.NodeId).ToList();
    }

    // Who repairs all clusters of a pipeline does not want an error for each that is well.
    private async Task LeaveAsync(ResourcePath path)
    {
        WriteVerbose($"The cluster '{path.Name}' has no unusable nodes{(NodeId.Length > 0 ? " among these" : "")}; there is nothing to replace.");
        if (PassThru) WriteObject(await Client.Compute().Clusters.GetAsync(path, StopToken));
    }

    private async Task ReplaceAsync(ResourcePath path, List<string> nodes)
    {
        var clusters = Client.Compute().Clusters;
        await clusters.RepairAsync(path, nodes, StopToken);
        if (NoWait)
        {
            if (PassThru) WriteObject(await clusters.GetAsync(path, StopToken));
            return;
        }

        GoesOn = "The nodes are being replaced all the same.";
        await RunAsync(asJob: false, "", work => new ClusterWait(work, ClusterGoal.Steady, timeout: null) { IsEnough = IsReady, WritesClusters = PassThru }.RunAsync([path]));
        GoesOn = null;
    }

    // A new node may run a job at once.
    private static bool IsReady(Cluster cluster) => ClusterWait.IsReached(cluster, ClusterGoal.Steady) && cluster.NodeStateCount is null or { Preparing: 0 };

    private static bool IsCalled(Node node, string id) => node.NodeId.Equals(id, StringComparison.OrdinalIgnoreCase);

    private static string Words(List<string> nodes) => nodes.Count == 1 ? $"1 unusable node ({nodes[0]})" : $"{nodes.Count} unusable nodes ({string.Join(", ", nodes.Take(3))}{(nodes.Count > 3 ? ", …" : "")})";
}
