namespace BatchAi;

/// <summary>The levels of a plan's mounts.</summary>
public static class PlanMountLevels
{
    /// <summary>Below the node's mount root, for every job of the cluster.</summary>
    public const string Cluster = "cluster";

    /// <summary>Below the job's own mount root, while the job runs.</summary>
    public const string Job = "job";
}
