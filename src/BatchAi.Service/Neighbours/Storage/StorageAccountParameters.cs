namespace BatchAi.Service.Neighbours.Storage;

/// <summary>What creates or changes a storage account. What else clients send has no meaning for folders on a disk.</summary>
internal sealed record StorageAccountParameters
{
    public StorageSku? Sku { get; init; }

    public string? Kind { get; init; }

    public string? Location { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
