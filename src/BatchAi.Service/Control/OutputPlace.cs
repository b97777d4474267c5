namespace BatchAi.Service.Control;

/// <summary>Where an output directory of a job is.</summary>
/// <param name="Id"><c>stdouterr</c>, or the id that the job gives it.</param>
/// <param name="Root">The folder of the share, container or file server, relative to the data root; null when it is on none of them.</param>
/// <param name="Path">The path below that folder; null when it differs from node to node.</param>
internal sealed record OutputPlace(string Id, string? Root, string? Path)
{
    /// <summary>The URL of the share or container, when it is another service's.</summary>
    public string? Elsewhere { get; init; }
}
