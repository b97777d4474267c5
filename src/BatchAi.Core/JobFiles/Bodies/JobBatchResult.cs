namespace BatchAi.Core.JobFiles;

/// <summary>What a request says of many jobs.</summary>
/// <param name="Group">The group that they belong to, where they do not say so themselves; null for none.</param>
/// <param name="Jobs">The jobs, each with what is wrong with it; null when the body as a whole has errors.</param>
/// <param name="Faults">What is wrong with the body as a whole.</param>
public sealed record JobBatchResult(JobGroupContent? Group, IReadOnlyList<JobBodyResult>? Jobs, IReadOnlyList<JobConfigFault> Faults);
