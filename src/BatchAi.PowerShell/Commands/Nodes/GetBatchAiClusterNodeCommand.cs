using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets the nodes of a cluster: what they do, and how to sign in to them.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiClusterNode")]
[OutputType(typeof(Node))]
public sealed class GetBatchAiClusterNodeCommand : ClusterPartCommand
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = ClusterPath();
        var count = 0;
        await ForAllAsync(next => Client.Compute().Clusters.ListNodesAsync(path, next, StopToken), node =>
        {
            count++;
            WriteObject(node);
            return Task.CompletedTask;
        });
        if (count == 0 && (await Client.Compute().Clusters.GetAsync(path, StopToken)).CurrentNodeCount > 0) WriteWarning(ClusterErrors.NoLogin(path.Name).Message);
    }
}
