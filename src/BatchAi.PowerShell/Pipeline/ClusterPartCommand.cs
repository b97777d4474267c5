using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for something that a cluster has: its nodes, the output of its setup.</summary>
public abstract class ClusterPartCommand : ScopedCommand
{
    /// <summary>-Cluster: the cluster.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ClusterName")]
    [Reference(ResourceKind.Cluster)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Cluster { get; set; }

    /// <summary>-Workspace: the workspace; the context's when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <summary>The path of the cluster that is meant.</summary>
    /// <exception cref="BatchAiException">Nothing says which workspace it is in.</exception>
    protected ResourcePath ClusterPath() => Cluster!.Path ?? WorkspacePath(Workspace).Child(ResourceKind.Cluster, Cluster.Name);
}
