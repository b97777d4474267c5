using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines;

/// <summary>Where a cluster stands.</summary>
/// <param name="AllocationState"><c>steady</c> or <c>resizing</c>.</param>
/// <param name="CurrentNodeCount">How many nodes it has, whatever their state.</param>
/// <param name="NodeStates">How many are in each state.</param>
/// <param name="Errors">What went wrong on nodes, in words.</param>
/// <param name="Cause">Why its allocation state is what it is, in words.</param>
internal sealed record ClusterStatus(string AllocationState, int CurrentNodeCount, NodeStateCounts NodeStates, IReadOnlyList<BatchAIError> Errors, string Cause);
