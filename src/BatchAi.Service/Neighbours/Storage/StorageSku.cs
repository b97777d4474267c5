namespace BatchAi.Service.Neighbours.Storage;

/// <summary>How a storage account is replicated in Azure; here it is only remembered.</summary>
internal sealed record StorageSku
{
    public string? Name { get; init; }

    public string? Tier { get; init; }
}
