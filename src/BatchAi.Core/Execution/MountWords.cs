namespace BatchAi.Core.Execution;

/// <summary>What clients are told of file systems that could not be mounted, in the words that Batch AI had for it.</summary>
public static class MountWords
{
    /// <summary>The message of an error.</summary>
    /// <param name="code">The error's code.</param>
    public static string MessageOf(string? code) => code switch
    {
        ErrorCodes.AzureFileMountFailed => "unable to mount Azure File",
        ErrorCodes.ContainerMountFailed => "unable to mount blob fuse file system",
        _ => "A file system could not be mounted",
    };

    /// <summary>The code of an error.</summary>
    /// <param name="mount">What could not be mounted.</param>
    public static string CodeOf(PlanMount mount)
    {
        if (mount is null) throw new ArgumentNullException(nameof(mount));
        return mount.Kind switch
        {
            PlanMountKinds.FileShare => ErrorCodes.AzureFileMountFailed,
            PlanMountKinds.Container => ErrorCodes.ContainerMountFailed,
            _ => ErrorCodes.JobMountFailed,
        };
    }

    /// <summary>The whole story in a sentence.</summary>
    /// <param name="mount">What could not be mounted.</param>
    /// <param name="why">Why, as the end of the sentence.</param>
    public static string Describe(PlanMount mount, string why)
    {
        if (mount is null) throw new ArgumentNullException(nameof(mount));
        var root = mount.Level == PlanMountLevels.Cluster ? "$AZ_BATCHAI_MOUNT_ROOT" : "$AZ_BATCHAI_JOB_MOUNT_ROOT";
        return $"Could not mount {What(mount)} at {root}/{mount.RelativePath}: {why}";
    }

    private static string What(PlanMount mount) => mount.Kind switch
    {
        PlanMountKinds.FileShare => $"Azure File Share //{mount.Account}.file.core.windows.net/{mount.Source}",
        PlanMountKinds.Container => $"Azure Blob Container '{mount.Source}' of storage account '{mount.Account}'",
        PlanMountKinds.FileServer => $"file server '{mount.Source.Split('/').Last()}'",
        _ => "the unmanaged file system",
    };
}
