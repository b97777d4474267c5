using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Makes experiments of the wire into what users see.</summary>
internal static class ExperimentMapper
{
    internal static Experiment Map(Wire.Experiment wire) => new()
    {
        Name = wire.Name ?? "",
        ResourceGroupName = Ids.Group(wire.Id),
        WorkspaceName = Ids.Workspace(wire.Id),
        ResourceId = wire.Id,
        ProvisioningState = wire.Properties?.ProvisioningState,
        ProvisioningStateTransitionTime = wire.Properties?.ProvisioningStateTransitionTime,
        CreationTime = wire.Properties?.CreationTime,
    };
}
