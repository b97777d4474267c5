namespace BatchAi.Service.Api.BatchAi;

/// <summary>How a resource came to be what it is.</summary>
internal sealed record ResourceHistory
{
    public string? Id { get; init; }

    /// <summary>Its changes of state, oldest first.</summary>
    public IReadOnlyList<ResourceTransition> Transitions { get; init; } = [];

    /// <summary>A job's attempts, oldest first.</summary>
    public IReadOnlyList<JobAttempt>? Attempts { get; init; }
}
