using System.Text;
using System.Text.Json;
using Azure.Core;
using BatchAi.Client.Http;
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

    public async Task<Page<Node>> ListNodesAsync(ResourcePath cluster, string? next, CancellationToken cancellationToken)
    {
        var page = await resources.PostListAsync<Wire.RemoteLoginInformation, Node>($"{cluster.ToUrlPath()}/listRemoteLoginInformation", next, node => NodeMapper.Map(node, cluster), cancellationToken);
        return next is null && page.Items.Count == 0 ? new(await ListOwnNodesAsync(cluster, cancellationToken)) : page;
    }

    public Task<ClusterDiagnostic> DiagnoseAsync(ResourcePath cluster, CancellationToken cancellationToken) => resources.DiagnoseAsync(cluster, DiagnosticMapper.MapCluster, cancellationToken);

    public async Task<IReadOnlyList<string>> RepairAsync(ResourcePath cluster, IReadOnlyList<string> nodeIds, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, IReadOnlyList<string>> { ["nodeIds"] = nodeIds });
        var answer = await resources.Rest.SendAsync(RequestMethod.Post, Extension.PathOf(cluster, "repair"), body, cancellationToken);
        return JsonMembers.ReadOne(answer.Content.ToMemory(), said => said.Texts("nodeIds").ToList());
    }

    // A service whose nodes are its own machine has no sign-in to tell, and tells what they do instead.
    private async Task<IReadOnlyList<Node>> ListOwnNodesAsync(ResourcePath cluster, CancellationToken cancellationToken)
    {
        try
        {
            return await resources.AskAsync(cluster, "nodes", said => said.Items("value").Select(node => DiagnosticMapper.MapNode(node, cluster)).ToList(), cancellationToken);
        }
        catch (BatchAiException error) when (Extension.IsMissing(error))
        {
            return [];
        }
    }
}
