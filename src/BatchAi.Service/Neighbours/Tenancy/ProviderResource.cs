namespace BatchAi.Service.Neighbours.Tenancy;

/// <summary>A resource provider as ARM shows it.</summary>
internal sealed record ProviderResource
{
    public string? Id { get; init; }

    public string? Namespace { get; init; }

    public string RegistrationState { get; init; } = "Registered";

    public string RegistrationPolicy { get; init; } = "RegistrationRequired";

    public IReadOnlyList<ProviderResourceType> ResourceTypes { get; init; } = [];
}
