namespace BatchAi;

/// <summary>What the output of jobs tells of their metrics and their progress.</summary>
public interface IJobMetrics
{
    /// <summary>Gets the metrics of a job, in the order in which its output tells them.</summary>
    /// <param name="job">The job's path.</param>
    /// <param name="query">Which metrics.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<Metric>> ListAsync(ResourcePath job, MetricQuery query, CancellationToken cancellationToken);

    /// <summary>Gets how far a job is; null when nobody can tell, for whatever reason: it is nothing that anybody depends on.</summary>
    /// <param name="job">The job's path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<JobProgress?> GetProgressAsync(ResourcePath job, CancellationToken cancellationToken);
}
