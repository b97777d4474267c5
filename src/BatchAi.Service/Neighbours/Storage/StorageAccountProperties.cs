namespace BatchAi.Service.Neighbours.Storage;

/// <summary>What is to be known of a storage account.</summary>
internal sealed record StorageAccountProperties
{
    public string ProvisioningState { get; init; } = "Succeeded";

    public DateTime CreationTime { get; init; }

    public StorageEndpoints? PrimaryEndpoints { get; init; }

    public string? PrimaryLocation { get; init; }

    public string StatusOfPrimary { get; init; } = "available";

    public bool SupportsHttpsTrafficOnly { get; init; } = true;
}
