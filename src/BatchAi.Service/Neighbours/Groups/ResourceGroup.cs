namespace BatchAi.Service.Neighbours.Groups;

/// <summary>A resource group as ARM shows it, and as it is stored.</summary>
internal sealed record ResourceGroup
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string Type { get; init; } = "Microsoft.Resources/resourceGroups";

    public string? Location { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public ProvisioningProperties Properties { get; init; } = new();
}
