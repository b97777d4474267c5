using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets clusters.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiCluster")]
[OutputType(typeof(Cluster))]
public sealed class GetBatchAiClusterCommand : WorkspaceGetCommand<Cluster>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Cluster;

    /// <inheritdoc/>
    protected override Task<Cluster> GetAsync(ResourcePath path) => Client.Compute().Clusters.GetAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<Page<Cluster>> ListAsync(ResourcePath place, string? next) => Client.Compute().Clusters.ListAsync(place, next, StopToken);
}
