namespace BatchAi.Service.Api.BatchAi;

/// <summary>One try at a job.</summary>
/// <param name="Id">The name of its folder in the data root.</param>
/// <param name="StartTime">When it was begun, UTC.</param>
/// <param name="EndTime">When it ended, UTC; absent while it has not.</param>
/// <param name="Nodes">The nodes that it had, master first.</param>
internal sealed record JobAttempt(string Id, string StartTime, string? EndTime, IReadOnlyList<string> Nodes);
