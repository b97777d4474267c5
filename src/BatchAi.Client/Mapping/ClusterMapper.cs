using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Makes clusters of the wire into what users see.</summary>
internal static class ClusterMapper
{
    internal static Cluster Map(Wire.Cluster wire)
    {
        var properties = wire.Properties ?? new Wire.ClusterProperties();
        var cluster = new Cluster
        {
            Name = wire.Name ?? "",
            ResourceGroupName = Ids.Group(wire.Id),
            WorkspaceName = Ids.Workspace(wire.Id),
            ResourceId = wire.Id,
            VmSize = properties.VmSize,
            VmPriority = properties.VmPriority,
            AllocationState = properties.AllocationState,
            AllocationStateTransitionTime = properties.AllocationStateTransitionTime,
            ProvisioningState = properties.ProvisioningState,
            ProvisioningStateTransitionTime = properties.ProvisioningStateTransitionTime,
            CreationTime = properties.CreationTime,
            CurrentNodeCount = properties.CurrentNodeCount,
            NodeStateCount = MapCounts(properties.NodeStateCounts),
            AdminUserName = properties.UserAccountSettings?.AdminUserName,
            SubnetId = properties.Subnet?.Id,
            SetupTask = MapTask(properties.NodeSetup?.SetupTask),
            Mount = MountMapper.Map(properties.NodeSetup?.MountVolumes),
            Error = CommonMapper.Faults(properties.Errors),
        };
        AddImage(cluster, properties.VirtualMachineConfiguration?.ImageReference);
        AddScale(cluster, properties.ScaleSettings);
        return cluster;
    }

    private static void AddImage(Cluster cluster, Wire.ImageReference? image)
    {
        if (image is null) return;
        cluster.Image = string.Join(":", image.Publisher, image.Offer, image.Sku, image.Version);
        cluster.CustomImageId = image.VirtualMachineImageId;
    }

    private static void AddScale(Cluster cluster, Wire.ScaleSettings? scale)
    {
        cluster.TargetNodeCount = scale?.Manual?.TargetNodeCount;
        cluster.NodeDeallocationOption = scale?.Manual?.NodeDeallocationOption;
        cluster.MinNodeCount = scale?.AutoScale?.MinimumNodeCount;
        cluster.MaxNodeCount = scale?.AutoScale?.MaximumNodeCount;
    }

    internal static NodeStateCount? MapCounts(Wire.NodeStateCounts? counts) => counts is null ? null : new NodeStateCount
    {
        Idle = counts.IdleNodeCount ?? 0,
        Running = counts.RunningNodeCount ?? 0,
        Preparing = counts.PreparingNodeCount ?? 0,
        Unusable = counts.UnusableNodeCount ?? 0,
        Leaving = counts.LeavingNodeCount ?? 0,
    };

    private static SetupTask? MapTask(Wire.SetupTask? task) => task is null ? null : new SetupTask
    {
        CommandLine = task.CommandLine,
        EnvironmentVariable = CommonMapper.Variables(task.EnvironmentVariables),
        SecretName = CommonMapper.SecretNames(task.Secrets),
        StdOutErrPathPrefix = task.StdOutErrPathPrefix,
        StdOutErrPathSuffix = task.StdOutErrPathSuffix,
    };
}
