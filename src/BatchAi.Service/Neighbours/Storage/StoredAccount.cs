namespace BatchAi.Service.Neighbours.Storage;

/// <summary>A storage account as it is stored, with its keys.</summary>
internal sealed record StoredAccount
{
    public string Name { get; init; } = "";

    public string Location { get; init; } = "";

    public StorageSku Sku { get; init; } = new();

    public string Kind { get; init; } = "";

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public DateTime CreationTime { get; init; }

    public IReadOnlyList<StorageKey> Keys { get; init; } = [];

    /// <summary>The properties of the blob service, as a document of its API; null until somebody sets them.</summary>
    public string? BlobService { get; init; }

    /// <summary>The properties of the file service, likewise.</summary>
    public string? FileService { get; init; }
}
