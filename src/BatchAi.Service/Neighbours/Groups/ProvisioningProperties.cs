namespace BatchAi.Service.Neighbours.Groups;

/// <summary>Where the creation or removal of a resource stands.</summary>
internal sealed record ProvisioningProperties
{
    public string ProvisioningState { get; init; } = "Succeeded";
}
