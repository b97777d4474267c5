namespace BatchAi.Service.Api.BatchAi;

/// <summary>What became of each of many jobs, in the order of the request.</summary>
/// <param name="Results">One of each.</param>
internal sealed record JobResults(IReadOnlyList<JobResult> Results);
