using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for one node, which is named by itself, by its cluster, or by a job.</summary>
public abstract class NodeCommandTarget : ScopedCommand
{
    /// <summary>The set that names a cluster.</summary>
    protected const string ClusterSet = "Cluster";

    /// <summary>The set that names a job.</summary>
    protected const string JobSet = "Job";

    /// <summary>The set that takes a node.</summary>
    protected const string NodeSet = "Node";

    /// <summary>-Cluster: the cluster.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ClusterSet)]
    [Reference(ResourceKind.Cluster)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Cluster { get; set; }

    /// <summary>-Job: a job; its first node is meant when there is no -NodeId.</summary>
    [Parameter(Mandatory = true, ParameterSetName = JobSet)]
    [Reference(ResourceKind.Job)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Job { get; set; }

    /// <summary>-Node: the node.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NodeSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Node? Node { get; set; }

    /// <summary>-NodeId: the node's id; the first node when not given.</summary>
    [Parameter(ParameterSetName = ClusterSet)]
    [Parameter(ParameterSetName = JobSet)]
    [ValidateNotNullOrEmpty]
    public string? NodeId { get; set; }

    /// <summary>-Workspace: the workspace; the context's when not given.</summary>
    [Parameter(ParameterSetName = ClusterSet)]
    [Parameter(ParameterSetName = JobSet)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <summary>-Experiment: the experiment; the context's when not given.</summary>
    [Parameter(ParameterSetName = JobSet)]
    [Alias("ExperimentName")]
    [Reference(ResourceKind.Experiment)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Experiment { get; set; }

    /// <summary>The node that is meant.</summary>
    /// <exception cref="BatchAiException">There is none, or nobody can sign in to it.</exception>
    private protected async Task<Node> FindNodeAsync()
    {
        var node = Node ?? await FindAsync();
        return node.IpAddress is { Length: > 0 } ? node : throw ClusterErrors.NoLogin(node.ClusterName ?? node.NodeId);
    }

    /// <summary>The name of the account on a node.</summary>
    /// <param name="node">The node.</param>
    private protected async Task<string> UserNameAsync(Node node)
    {
        var path = ResourcePath.TryParse(node.ResourceId);
        if (path?.Kind == ResourceKind.Job) path = ResourcePath.TryParse((await Client.Compute().Jobs.GetAsync(path, StopToken)).ClusterId);
        return path is { Kind: ResourceKind.Cluster } && (await Client.Compute().Clusters.GetAsync(path, StopToken)).AdminUserName is { } name ? name : Environment.UserName;
    }

    private async Task<Node> FindAsync()
    {
        var compute = Client.Compute();
        var path = Cluster is not null
            ? Cluster.Path ?? WorkspacePath(Workspace).Child(ResourceKind.Cluster, Cluster.Name)
            : Job!.Path ?? ExperimentPath(Workspace, Experiment).Child(ResourceKind.Job, Job.Name);
        var nodes = new List<Node>();
        await ForAllAsync(next => path.Kind == ResourceKind.Cluster ? compute.Clusters.ListNodesAsync(path, next, StopToken) : compute.Jobs.ListNodesAsync(path, next, StopToken), node =>
        {
            nodes.Add(node);
            return Task.CompletedTask;
        });

        if (nodes.FirstOrDefault(node => NodeId is null || node.NodeId.Equals(NodeId, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        if (nodes.Count == 0 && path.Kind == ResourceKind.Cluster && (await compute.Clusters.GetAsync(path, StopToken)).CurrentNodeCount > 0) throw ClusterErrors.NoLogin(path.Name);
        throw ClusterErrors.NoNode(path.Name, NodeId);
    }
}
