namespace BatchAi.Core.JobFiles;

/// <summary>What a request says of the group of jobs that a job belongs to.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Limit">How many of its jobs may run at once; null when that is not said.</param>
public sealed record JobGroupContent(string Name, int? Limit);
