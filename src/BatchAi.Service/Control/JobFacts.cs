using BatchAi.Core.Earlier;
using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>What the control plane keeps of a job besides its resource; it never changes.</summary>
/// <param name="ClusterUuid">The cluster, which a later one of the same name is not.</param>
/// <param name="NodeCount">How many nodes it needs.</param>
/// <param name="Priority">Higher goes first.</param>
/// <param name="Outputs">Where its output directories are.</param>
/// <param name="Limit">How long it may run; null when that was not kept, for a job of an earlier version.</param>
internal sealed record JobFacts(string ClusterUuid, int NodeCount, int Priority, IReadOnlyList<OutputPlace> Outputs, TimeSpan? Limit = null)
{
    /// <summary>What an earlier version of the API said of the job; none for a job of today's.</summary>
    public EarlierContent? Earlier { get; init; }

    /// <summary>The group that it belongs to; null for none.</summary>
    public RequestGroup? Group { get; init; }

    /// <summary>A priority as a number, on the scale of earlier versions of the API: higher ones go first.</summary>
    internal static int PriorityOf(string? schedulingPriority) => schedulingPriority switch
    {
        "low" => -1000,
        "high" => 1000,
        _ => 0,
    };

    /// <summary>A stored job as an engine takes it.</summary>
    internal JobRequest RequestFor(ResourceRow row) => new(row.Uuid, ClusterUuid, NodeCount, Priority, row.Sequence) { Limit = Limit, Group = Group };
}
