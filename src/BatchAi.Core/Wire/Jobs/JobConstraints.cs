namespace BatchAi.Core.Wire;

/// <summary>Limits of a job.</summary>
public sealed class JobConstraints
{
    /// <summary>Longest run time, an ISO 8601 duration; a job that exceeds it is killed and fails. One week (<c>P7D</c>) when absent.</summary>
    public TimeSpan? MaxWallClockTime { get; set; }
}
