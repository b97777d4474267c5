namespace BatchAi.Service.Neighbours.Storage;

/// <summary>Whether a storage account may have a name.</summary>
internal sealed record NameAnswer
{
    public bool NameAvailable { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }
}
