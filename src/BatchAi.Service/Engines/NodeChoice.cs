namespace BatchAi.Service.Engines;

/// <summary>Which nodes of a cluster are meant.</summary>
/// <param name="Count">How many, whichever they are; only looked at when none is named.</param>
/// <param name="Ids">Their ids; empty when their number is all that matters.</param>
internal sealed record NodeChoice(int Count, IReadOnlyList<string> Ids)
{
    /// <summary>The error when a cluster has not all of the nodes.</summary>
    /// <param name="there">Those of them that it has.</param>
    /// <param name="count">How many it has that do not leave.</param>
    internal BatchAiException NotThere(IEnumerable<string> there, int count) => Ids.Count == 0
        ? new BatchAiException("NotEnoughNodes", $"{Count} nodes are asked for, and the cluster has {count} that are not leaving already.", $"Ask for {count} at the most.")
        : new BatchAiException(
            "NodeNotFound",
            $"The cluster has no node {string.Join(", ", Ids.Except(there, StringComparer.Ordinal))}, or it is leaving already.",
            "Take ids from the history of a job that runs there now.");
}
