namespace BatchAi.Pipeline;

/// <summary>A job that something is done to.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Job">The job, as it was.</param>
internal sealed record JobTarget(ResourcePath Path, Job Job);
