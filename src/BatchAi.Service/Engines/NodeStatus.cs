using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines;

/// <summary>Where a node of a cluster stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>preparing</c>, <c>idle</c>, <c>running</c>, <c>unusable</c> or <c>leaving</c>.</param>
/// <param name="JobUuid">The job that runs on it.</param>
/// <param name="Error">Why it is unusable.</param>
/// <param name="Gpus">How many GPUs are leased to it.</param>
internal sealed record NodeStatus(string Id, string State, string? JobUuid, BatchAIError? Error, int Gpus);
