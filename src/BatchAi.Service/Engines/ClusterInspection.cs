namespace BatchAi.Service.Engines;

/// <summary>A cluster's nodes and queue, as they are now.</summary>
/// <param name="Target">How many nodes it is to have.</param>
/// <param name="Refusal">Why it has less, when the machine has no room for more.</param>
/// <param name="WaitingJobs">How many jobs wait for it.</param>
/// <param name="Nodes">Its nodes.</param>
internal sealed record ClusterInspection(int Target, string? Refusal, int WaitingJobs, IReadOnlyList<NodeStatus> Nodes);
