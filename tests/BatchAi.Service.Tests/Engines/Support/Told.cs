namespace BatchAi.Service.Tests.Engines.Support;

/// <summary>Something that an engine told.</summary>
/// <param name="What"><c>starting</c>, <c>running</c>, <c>ended</c> or <c>requeued</c>.</param>
/// <param name="Job">The job's uuid.</param>
/// <param name="Attempt">The attempt, if it was about one.</param>
/// <param name="Detail">The outcome, or the cause.</param>
internal sealed record Told(string What, string Job, string? Attempt, string Detail);
