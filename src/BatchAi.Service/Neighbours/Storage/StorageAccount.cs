namespace BatchAi.Service.Neighbours.Storage;

/// <summary>A storage account as ARM shows it: without its keys.</summary>
internal sealed record StorageAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string Type { get; init; } = "Microsoft.Storage/storageAccounts";

    public string? Location { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public StorageSku? Sku { get; init; }

    public string? Kind { get; init; }

    public StorageAccountProperties Properties { get; init; } = new();
}
