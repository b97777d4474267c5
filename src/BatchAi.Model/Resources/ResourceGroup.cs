namespace BatchAi;

/// <summary>A group of resources that live and go together.</summary>
public sealed class ResourceGroup : Resource
{
    /// <inheritdoc/>
    public override string Name { get; set; } = "";

    /// <inheritdoc/>
    public override string? ResourceGroupName { get; set; }

    /// <summary>The region.</summary>
    public string? Location { get; set; }

    /// <summary>The user's tags.</summary>
    public IDictionary<string, string>? Tag { get; set; }

    /// <summary>How its creation or deletion stands, e.g. <c>Succeeded</c>.</summary>
    public string? ProvisioningState { get; set; }

    /// <inheritdoc/>
    public override string? ResourceId { get; set; }
}
