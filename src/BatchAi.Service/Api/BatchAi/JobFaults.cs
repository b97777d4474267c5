namespace BatchAi.Service.Api.BatchAi;

/// <summary>What is wrong with a job that is not submitted.</summary>
/// <param name="Faults">Errors and warnings, in the order of its text.</param>
internal sealed record JobFaults(IReadOnlyList<JobConfigFault> Faults);
