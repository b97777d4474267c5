namespace BatchAi.Service.Api.BatchAi;

/// <summary>Nodes of a cluster: those that a request means, or those that an answer is about.</summary>
internal sealed record NodeList
{
    /// <summary>How many nodes, whichever they are.</summary>
    public int? NodeCount { get; init; }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<string>? NodeIds { get; init; }
}
