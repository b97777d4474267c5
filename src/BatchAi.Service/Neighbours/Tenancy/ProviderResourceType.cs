namespace BatchAi.Service.Neighbours.Tenancy;

/// <summary>A type of resource that a provider serves.</summary>
internal sealed record ProviderResourceType
{
    public string? ResourceType { get; init; }

    public IReadOnlyList<string> Locations { get; init; } = [];

    public IReadOnlyList<string> ApiVersions { get; init; } = [];
}
