using System.Text.Json.Nodes;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>What became of one of many jobs.</summary>
/// <param name="Name">Its name as it was given; null when none was.</param>
/// <param name="Status"><c>created</c>, <c>exists</c>, <c>deleted</c>, <c>deleting</c>, <c>notFound</c> or <c>failed</c>.</param>
internal sealed record JobResult(string? Name, string Status)
{
    /// <summary>The job, when it is there.</summary>
    public JsonNode? Job { get; init; }

    /// <summary>What whoever asked should know, in full sentences.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>Where to ask for the end of a deletion that goes on.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP status that a request for this job alone would have got, when it failed.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Why it failed.</summary>
    public CloudErrorBody? Error { get; init; }
}
