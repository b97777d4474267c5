using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Makes file servers of the wire into what users see.</summary>
internal static class FileServerMapper
{
    internal static FileServer Map(Wire.FileServer wire)
    {
        var properties = wire.Properties ?? new Wire.FileServerProperties();
        return new FileServer
        {
            Name = wire.Name ?? "",
            ResourceGroupName = Ids.Group(wire.Id),
            WorkspaceName = Ids.Workspace(wire.Id),
            ResourceId = wire.Id,
            VmSize = properties.VmSize,
            DiskCount = properties.DataDisks?.DiskCount,
            DiskSizeGB = properties.DataDisks?.DiskSizeInGB,
            StorageSku = properties.DataDisks?.StorageAccountType,
            CachingType = properties.DataDisks?.CachingType,
            MountPoint = properties.MountSettings?.MountPoint,
            PublicIpAddress = properties.MountSettings?.FileServerPublicIP,
            InternalIpAddress = properties.MountSettings?.FileServerInternalIP,
            AdminUserName = properties.SshConfiguration?.UserAccountSettings?.AdminUserName,
            SubnetId = properties.Subnet?.Id,
            ProvisioningState = properties.ProvisioningState,
            ProvisioningStateTransitionTime = properties.ProvisioningStateTransitionTime,
            CreationTime = properties.CreationTime,
        };
    }
}
