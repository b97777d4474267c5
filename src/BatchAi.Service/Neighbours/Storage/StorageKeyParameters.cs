namespace BatchAi.Service.Neighbours.Storage;

/// <summary>Which key is to be made anew.</summary>
internal sealed record StorageKeyParameters
{
    public string? KeyName { get; init; }
}
