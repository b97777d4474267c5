using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Makes workspaces of the wire into what users see.</summary>
internal static class WorkspaceMapper
{
    internal static Workspace Map(Wire.Workspace wire) => new()
    {
        Name = wire.Name ?? "",
        ResourceGroupName = Ids.Group(wire.Id),
        ResourceId = wire.Id,
        Location = wire.Location,
        Tag = wire.Tags is null ? null : new Dictionary<string, string>(wire.Tags),
        ProvisioningState = wire.Properties?.ProvisioningState,
        ProvisioningStateTransitionTime = wire.Properties?.ProvisioningStateTransitionTime,
        CreationTime = wire.Properties?.CreationTime,
    };
}
