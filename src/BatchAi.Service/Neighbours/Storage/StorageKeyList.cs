namespace BatchAi.Service.Neighbours.Storage;

/// <summary>The keys of a storage account.</summary>
internal sealed record StorageKeyList
{
    public IReadOnlyList<StorageKey> Keys { get; init; } = [];
}
