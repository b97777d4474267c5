namespace BatchAi;

/// <summary>Something that has clusters and runs jobs: a Batch AI service today; Azure Batch can take this place, too.</summary>
public interface IComputeProvider
{
    /// <summary>Workspaces.</summary>
    IWorkspaces Workspaces { get; }

    /// <summary>Experiments.</summary>
    IExperiments Experiments { get; }

    /// <summary>Clusters and their nodes.</summary>
    IClusters Clusters { get; }

    /// <summary>Jobs, their nodes and their files.</summary>
    IJobs Jobs { get; }

    /// <summary>The content of files that jobs write.</summary>
    IJobFiles JobFiles { get; }

    /// <summary>What the output of jobs tells of their metrics and their progress.</summary>
    IJobMetrics JobMetrics { get; }

    /// <summary>File servers.</summary>
    IFileServers FileServers { get; }

    /// <summary>Counters and their limits.</summary>
    IUsages Usages { get; }

    /// <summary>Whether jobs that want a container get one; null when it cannot be told.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<bool?> HasContainersAsync(CancellationToken cancellationToken);
}
