namespace BatchAi.Service.Neighbours.Storage;

/// <summary>Asks whether a storage account may have a name.</summary>
internal sealed record NameQuestion
{
    public string? Name { get; init; }
}
