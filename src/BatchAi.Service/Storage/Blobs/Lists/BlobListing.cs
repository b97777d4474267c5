using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Blobs.Lists;

/// <summary>What a request wants listed.</summary>
internal sealed record BlobListing
{
    private const int Largest = 5000;

    internal required string Prefix { get; init; }

    /// <summary>What ends the first part of a name, so that all names with this part become one line; empty for a flat list.</summary>
    internal required string Delimiter { get; init; }

    internal required string? Marker { get; init; }

    internal required int Limit { get; init; }

    /// <summary>Whether blobs are listed that have only blocks that are no part of them yet.</summary>
    internal required bool WithUncommitted { get; init; }

    internal static BlobListing Read(StorageCall call) => new()
    {
        Prefix = call.Query["prefix"] ?? "",
        Delimiter = call.Query["delimiter"] ?? "",
        Marker = call.Query["marker"] is { Length: > 0 } marker ? marker : null,
        Limit = Math.Min(call.NumberOption("maxresults", 1, int.MaxValue, Largest), Largest),
        WithUncommitted = call.Includes("uncommittedblobs"),
    };
}
