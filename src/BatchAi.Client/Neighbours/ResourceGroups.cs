using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using BatchAi.Client.Connections;

namespace BatchAi.Client.Neighbours;

/// <summary>Resource groups, by Azure's own client.</summary>
internal sealed class ResourceGroups(Connection connection) : IResourceGroups
{
    public Task<ResourceGroup> GetAsync(ResourcePath group, CancellationToken cancellationToken) => RunAsync(async () =>
        Map((await connection.Arm.GetResourceGroupResource(IdOf(group)).GetAsync(cancellationToken)).Value.Data));

    public Task<Page<ResourceGroup>> ListAsync(ResourcePath subscription, string? next, CancellationToken cancellationToken) => RunAsync(() =>
        ArmCalls.PageAsync(GroupsOf(subscription).GetAllAsync(cancellationToken: cancellationToken), next, group => Map(group.Data), cancellationToken));

    public Task<ResourceGroup> CreateAsync(ResourcePath group, string location, IDictionary<string, string>? tags, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        var data = new ResourceGroupData(new AzureLocation(location));
        foreach (var tag in tags ?? new Dictionary<string, string>()) data.Tags.Add(tag);
        var made = await GroupsOf(group.Parent!).CreateOrUpdateAsync(WaitUntil.Completed, group.Name, data, cancellationToken);
        return Map(made.Value.Data);
    });

    public Task RemoveAsync(ResourcePath group, bool wait, CancellationToken cancellationToken) => RunAsync(() =>
        connection.Arm.GetResourceGroupResource(IdOf(group)).DeleteAsync(wait ? WaitUntil.Completed : WaitUntil.Started, forceDeletionTypes: null, cancellationToken));

    private static ResourceIdentifier IdOf(ResourcePath path) => new(path.ToString());

    private ResourceGroupCollection GroupsOf(ResourcePath subscription) => connection.Arm.GetSubscriptionResource(IdOf(subscription)).GetResourceGroups();

    private Task<T> RunAsync<T>(Func<Task<T>> call) => ArmCalls.RunAsync(connection.Endpoint, ResourceKind.ResourceGroup, call);

    private static ResourceGroup Map(ResourceGroupData data) => new()
    {
        Name = data.Name,
        ResourceGroupName = data.Name,
        ResourceId = data.Id.ToString(),
        Location = data.Location.Name,
        Tag = new Dictionary<string, string>(data.Tags),
        ProvisioningState = data.ResourceGroupProvisioningState,
    };
}
