namespace BatchAi.Service.Neighbours.Storage;

/// <summary>A key of a storage account.</summary>
internal sealed record StorageKey
{
    public string? KeyName { get; init; }

    public string? Value { get; init; }

    public string Permissions { get; init; } = "FULL";

    public DateTime CreationTime { get; init; }
}
