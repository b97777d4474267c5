using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>What a request says of a job, and what is wrong with it.</summary>
/// <param name="Name">The job's name, where the body has it; null when it has none.</param>
/// <param name="Value">The job; null when there are errors.</param>
/// <param name="Group">The group that it belongs to; null for none.</param>
/// <param name="Faults">All errors and warnings in the order of the text.</param>
public sealed record JobBodyResult(string? Name, JobCreateParameters? Value, JobGroupContent? Group, IReadOnlyList<JobConfigFault> Faults);
