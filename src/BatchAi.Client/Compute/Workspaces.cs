using BatchAi.Client.Mapping;
using BatchAi.Core.Wire;
using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Compute;

/// <summary>Workspaces.</summary>
internal sealed class Workspaces(ResourceOperations resources) : IWorkspaces
{
    private const string OfSubscription = "/providers/Microsoft.BatchAI/workspaces";

    public async Task<Workspace> GetAsync(ResourcePath workspace, CancellationToken cancellationToken) =>
        WorkspaceMapper.Map(await resources.GetAsync<Wire.Workspace>(workspace, cancellationToken));

    // Groups and subscriptions have the same words below them.
    public Task<Page<Workspace>> ListAsync(ResourcePath parent, string? next, CancellationToken cancellationToken) =>
        resources.ListAsync<Wire.Workspace, Workspace>(parent.ToUrlPath() + OfSubscription, next, WorkspaceMapper.Map, cancellationToken);

    public async Task<Workspace> CreateAsync(ResourcePath workspace, string location, IDictionary<string, string>? tags, CancellationToken cancellationToken)
    {
        var body = WireJson.SerializeRequest(new WorkspaceCreateParameters { Location = location, Tags = tags });
        return WorkspaceMapper.Map(await resources.PutAsync<Wire.Workspace>(workspace, body, cancellationToken));
    }

    public async Task<Workspace> UpdateAsync(ResourcePath workspace, IDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        var body = WireJson.SerializeRequest(new WorkspaceUpdateParameters { Tags = tags });
        return WorkspaceMapper.Map(await resources.PatchAsync<Wire.Workspace>(workspace, body, cancellationToken));
    }

    public Task RemoveAsync(ResourcePath workspace, bool wait, CancellationToken cancellationToken) => resources.RemoveAsync(workspace, wait, cancellationToken);
}
