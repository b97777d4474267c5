namespace BatchAi.Pipeline;

/// <summary>A copy of a job that is to be submitted.</summary>
/// <param name="Original">The job.</param>
/// <param name="Path">The path of the copy.</param>
internal sealed record JobCopy(JobTarget Original, ResourcePath Path);
