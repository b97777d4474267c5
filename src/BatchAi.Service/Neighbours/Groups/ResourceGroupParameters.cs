namespace BatchAi.Service.Neighbours.Groups;

/// <summary>What creates or changes a resource group.</summary>
internal sealed record ResourceGroupParameters
{
    public string? Location { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
