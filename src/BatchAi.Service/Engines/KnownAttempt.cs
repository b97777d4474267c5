namespace BatchAi.Service.Engines;

/// <summary>An attempt that was committed, and whose end is not known.</summary>
/// <param name="AttemptId">The uuid that names its folder.</param>
/// <param name="JobUuid">The job.</param>
/// <param name="ClusterUuid">The cluster whose nodes it has.</param>
/// <param name="NodeIds">Its nodes, master first.</param>
/// <param name="Start">When it was committed; its time limit ends no earlier than counted from here.</param>
internal sealed record KnownAttempt(string AttemptId, string JobUuid, string ClusterUuid, IReadOnlyList<string> NodeIds, DateTimeOffset Start);
