namespace BatchAi.Pipeline;

/// <summary>How jobs are waited for.</summary>
internal sealed record JobWaitOptions
{
    /// <summary>How long; null for ever.</summary>
    internal TimeSpan? Timeout { get; init; }

    /// <summary>Whether it is enough when one has ended.</summary>
    internal bool IsAnyEnough { get; init; }

    /// <summary>Whether a job that failed is an error.</summary>
    internal bool FailsWithJob { get; init; }

    /// <summary>Whether each job is written as it ends.</summary>
    internal bool WritesEnds { get; init; } = true;

    /// <summary>Whether jobs are also written while they go on: at each change of state, and every five minutes.</summary>
    internal bool WritesStates { get; init; }
}
