namespace BatchAi.Service.Neighbours.Tenancy;

/// <summary>A tenant as ARM shows it.</summary>
internal sealed record TenantResource
{
    public string? Id { get; init; }

    public string? TenantId { get; init; }

    public string? DisplayName { get; init; }
}
