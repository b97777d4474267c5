namespace BatchAi.Service.Neighbours.Tenancy;

/// <summary>A subscription as ARM shows it.</summary>
internal sealed record SubscriptionResource
{
    public string? Id { get; init; }

    public string? SubscriptionId { get; init; }

    public string? TenantId { get; init; }

    public string? DisplayName { get; init; }

    public string State { get; init; } = "Enabled";

    public string AuthorizationSource { get; init; } = "RoleBased";
}
