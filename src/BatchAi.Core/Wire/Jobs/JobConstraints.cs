namespace BatchAi.Core.Wire;

/// <summary>Limits of a job.</summary>
public sealed class JobConstraints
{
    /// <summary>Maximum run time; job is killed and fails when exceeded. Wire format ISO 8601 duration, default one week = P7D.</summary>
    public TimeSpan? MaxWallClockTime { get; set; }
}
