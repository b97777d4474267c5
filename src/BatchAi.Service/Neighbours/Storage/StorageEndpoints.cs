namespace BatchAi.Service.Neighbours.Storage;

/// <summary>Where a storage account is served.</summary>
internal sealed record StorageEndpoints
{
    public string? Blob { get; init; }

    public string? File { get; init; }
}
