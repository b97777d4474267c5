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
        return $"Could not mount {What(mount)} at {Where(mount)}: {why}";
    }

    /// <summary>The same before anything was tried.</summary>
    /// <param name="mount">What could not be mounted now.</param>
    /// <param name="why">What is missing, and how to make it, as the end of the sentence.</param>
    public static string DescribeMissing(PlanMount mount, string why)
    {
        if (mount is null) throw new ArgumentNullException(nameof(mount));
        return $"At {Where(mount)}, {What(mount)} cannot be mounted yet: {why}";
    }

    /// <summary>The same for what could not be brought back to where it came from.</summary>
    /// <param name="mount">Whose content could not be brought back.</param>
    /// <param name="why">Why, and what to do, as full sentences.</param>
    public static string DescribeSendBack(PlanMount mount, string why)
    {
        if (mount is null) throw new ArgumentNullException(nameof(mount));
        return $"Could not send back to {What(mount)} what changed at {Where(mount)}: {why}";
    }

    private static string Where(PlanMount mount)
    {
        var root = mount.Level == PlanMountLevels.Cluster ? "$AZ_BATCHAI_MOUNT_ROOT" : "$AZ_BATCHAI_JOB_MOUNT_ROOT";
        return $"{root}/{mount.RelativePath}";
    }

    /// <summary>What is mounted, in words.</summary>
    /// <param name="mount">The mount.</param>
    public static string What(PlanMount mount) => mount.Kind switch
    {
        PlanMountKinds.FileShare => $"Azure File Share //{mount.Account}.file.core.windows.net/{mount.Source}",
        PlanMountKinds.Container => $"Azure Blob Container '{mount.Source}' of storage account '{mount.Account}'",
        PlanMountKinds.FileServer => $"file server '{mount.Source.Split('/').Last()}'",
        _ => "the unmanaged file system",
    };
}
