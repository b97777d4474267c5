using BatchAi.Core.Wire;

namespace BatchAi.Service.Control.Diagnosis;

/// <summary>A cluster as a person wants to see it who asks why something does not run.</summary>
internal sealed record ClusterSight
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string AllocationState { get; init; }

    public required string ProvisioningState { get; init; }

    public required string VmSize { get; init; }

    /// <summary>How many nodes it has, whatever their state.</summary>
    public required int CurrentNodeCount { get; init; }

    /// <summary>How many it is to have now.</summary>
    public required int TargetNodeCount { get; init; }

    /// <summary>How many it can have at the most.</summary>
    public required int MaximumNodeCount { get; init; }

    public bool IsAutomatic { get; init; }

    public required NodeStateCounts NodeStates { get; init; }

    /// <summary>How many jobs wait for it.</summary>
    public int WaitingJobs { get; init; }

    /// <summary>Why it has less nodes than it is to have, when the machine has no room for more.</summary>
    public string? Refusal { get; init; }

    /// <summary>What this machine has less of than the nodes' size promises.</summary>
    public IReadOnlyList<string> Shortages { get; init; } = [];

    public IReadOnlyList<BatchAIError> Errors { get; init; } = [];
}
