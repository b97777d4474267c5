namespace BatchAi.Core.JobFiles;

/// <summary>What is known of the place where a job is to run. What is null is not known, and nothing is judged by it.</summary>
public sealed class JobSurroundings
{
    /// <summary>The number of nodes that no cluster of Batch AI exceeds.</summary>
    public const int MostNodesOfAll = 100;

    /// <summary>The cluster's name; null when there is none.</summary>
    public string? ClusterName { get; init; }

    /// <summary>How many nodes the cluster can have at the most.</summary>
    public int? MostNodes { get; init; }

    /// <summary>Whether the cluster gets that many by itself.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>What the cluster and the job mount.</summary>
    public IReadOnlyList<KnownMount> Mounts { get; init; } = [];
}
