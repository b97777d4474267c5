using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Finds the credentials that a job or cluster gives for a mount; plans do not hold them.</summary>
public static class MountCredentials
{
    /// <summary>The credentials of a planned share or container; null when it has none.</summary>
    /// <param name="mount">The mount.</param>
    /// <param name="job">What the job mounts.</param>
    /// <param name="cluster">What its cluster mounts.</param>
    public static AzureStorageCredentialsInfo? Find(PlanMount mount, MountVolumes? job, MountVolumes? cluster)
    {
        if (mount is null) throw new ArgumentNullException(nameof(mount));
        var volumes = mount.Level == PlanMountLevels.Cluster ? cluster : job;
        return mount.Kind switch
        {
            PlanMountKinds.FileShare => volumes?.AzureFileShares?.FirstOrDefault(share => share.AzureFileUrl == mount.Url && (string.IsNullOrEmpty(share.AccountName) || share.AccountName == mount.Account))?.Credentials,
            PlanMountKinds.Container => volumes?.AzureBlobFileSystems?.FirstOrDefault(container => container.AccountName == mount.Account && container.ContainerName == mount.Source)?.Credentials,
            _ => null,
        };
    }
}
