namespace BatchAi.Service.Api.BatchAi;

/// <summary>What a client that knows only the management endpoint has to know of the rest.</summary>
internal sealed record ServiceEndpoints
{
    public string? Version { get; init; }

    public IReadOnlyList<string> ApiVersions { get; init; } = [];

    public string? ManagementEndpoint { get; init; }

    public string? BlobEndpoint { get; init; }

    public string? FileEndpoint { get; init; }
}
