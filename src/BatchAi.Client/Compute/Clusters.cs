using System.Text;
using BatchAi.Client.Mapping;
using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Compute;

/// <summary>Clusters.</summary>
internal sealed class Clusters(ResourceOperations resources) : IClusters
{
    public async Task<Cluster> GetAsync(ResourcePath cluster, CancellationToken cancellationToken) =>
        ClusterMapper.Map(await resources.GetAsync<Wire.Cluster>(cluster, cancellationToken));

    public Task<Page<Cluster>> ListAsync(ResourcePath workspace, string? next, CancellationToken cancellationToken) =>
        resources.ListAsync<Wire.Cluster, Cluster>(workspace.ToUrlPath() + "/clusters", next, ClusterMapper.Map, cancellationToken);

    public async Task<Cluster> CreateAsync(ResourcePath cluster, string body, bool wait, CancellationToken cancellationToken)
    {
        await resources.CreateAsync(cluster, body, wait, cancellationToken);
        return await GetAsync(cluster, cancellationToken);
    }

    public async Task<Cluster> UpdateAsync(ResourcePath cluster, string body, CancellationToken cancellationToken) =>
        ClusterMapper.Map(await resources.PatchAsync<Wire.Cluster>(cluster, Encoding.UTF8.GetBytes(body), cancellationToken));

    public Task RemoveAsync(ResourcePath cluster, bool wait, CancellationToken cancellationToken) => resources.RemoveAsync(cluster, wait, cancellationToken);

    public Task<Page<Node>> ListNodesAsync(ResourcePath cluster, string? next, CancellationToken cancellationToken) =>
        resources.PostListAsync<Wire.RemoteLoginInformation, Node>($"{cluster.ToUrlPath()}/listRemoteLoginInformation", next, node => NodeMapper.Map(node, cluster), cancellationToken);
}
