using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Makes nodes of the wire into what users see.</summary>
internal static class NodeMapper
{
    internal static Node Map(Wire.RemoteLoginInformation wire, ResourcePath asked) => new()
    {
        NodeId = wire.NodeId ?? "",
        IpAddress = wire.IpAddress,
        Port = (int?)wire.Port,
        ResourceGroupName = asked.ResourceGroupName,
        WorkspaceName = asked.WorkspaceName,
        ClusterName = asked.Upto(ResourceKind.Cluster)?.Name,
        ExperimentName = asked.ExperimentName,
        JobName = asked.Upto(ResourceKind.Job)?.Name,
        ResourceId = asked.ToString(),
    };

    /// <summary>A node of which only the name is known.</summary>
    internal static Node Map(string nodeId, ResourcePath asked) => Map(new Wire.RemoteLoginInformation { NodeId = nodeId }, asked);
}
