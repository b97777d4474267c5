using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>What is known of a job beyond the old API.</summary>
internal sealed record JobExtensions
{
    /// <summary>The group that it belongs to; null for none.</summary>
    internal string? Group { get; init; }

    /// <summary>How many jobs of its group may run at once; null for no limit.</summary>
    internal int? GroupLimit { get; init; }

    /// <summary>What the job waits for, in a full sentence; null when it does not wait.</summary>
    internal string? WaitReason { get; init; }

    /// <summary>Its place in the queue; 1 is the first. Null when it does not wait.</summary>
    internal int? QueuePosition { get; init; }

    /// <summary>How many attempts were begun.</summary>
    internal int Attempt { get; init; }

    /// <summary>How often it went back into the queue.</summary>
    internal int RequeueCount { get; init; }

    /// <summary>Each change of its state, oldest first.</summary>
    internal IReadOnlyList<TransitionRow> History { get; init; } = [];
}
