using BatchAi.Core.Wire;

namespace BatchAi.Service.Control.Diagnosis;

/// <summary>A node of a cluster.</summary>
/// <param name="NodeId">Its id.</param>
/// <param name="State"><c>preparing</c>, <c>idle</c>, <c>running</c>, <c>unusable</c> or <c>leaving</c>.</param>
internal sealed record NodeSight(string NodeId, string State)
{
    /// <summary>The ARM id of the job that runs on it.</summary>
    public string? JobId { get; init; }

    /// <summary>How many GPUs of this machine are its own.</summary>
    public int Gpus { get; init; }

    /// <summary>Why it is unusable.</summary>
    public BatchAIError? Error { get; init; }
}
