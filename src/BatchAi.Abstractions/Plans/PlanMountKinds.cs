namespace BatchAi;

/// <summary>The kinds of a plan's mounts.</summary>
public static class PlanMountKinds
{
    /// <summary>An Azure file share.</summary>
    public const string FileShare = "fileShare";

    /// <summary>A blob container.</summary>
    public const string Container = "container";

    /// <summary>A Batch AI file server.</summary>
    public const string FileServer = "fileServer";

    /// <summary>Any other file system, mounted by a command.</summary>
    public const string Unmanaged = "unmanaged";
}
