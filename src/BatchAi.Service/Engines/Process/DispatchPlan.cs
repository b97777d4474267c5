namespace BatchAi.Service.Engines.Process;

/// <summary>What happens to a queue now.</summary>
/// <param name="Starts">The jobs that start, in this order.</param>
/// <param name="Next">The first of those that wait that the cluster is large enough for, and that their group lets start; null when there is none.</param>
internal sealed record DispatchPlan(IReadOnlyList<JobRequest> Starts, JobRequest? Next);
