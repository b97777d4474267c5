using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>What a cluster file says, and what is wrong with it.</summary>
public sealed class ClusterFileResult
{
    internal ClusterFileResult(ClusterCreateParameters? cluster, IReadOnlyList<JobConfigFault> faults)
    {
        Cluster = cluster;
        Faults = faults;
    }

    /// <summary>The cluster; null when the file has errors.</summary>
    public ClusterCreateParameters? Cluster { get; }

    /// <summary>All errors and warnings in the order of the file.</summary>
    public IReadOnlyList<JobConfigFault> Faults { get; }

    /// <summary>Whether the file can be used; it may still have warnings.</summary>
    public bool IsValid => Cluster is not null;
}
