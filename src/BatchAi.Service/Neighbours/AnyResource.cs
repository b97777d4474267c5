namespace BatchAi.Service.Neighbours;

/// <summary>What resources of all providers have in common.</summary>
internal sealed record AnyResource
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Type { get; init; }

    public string? Location { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
