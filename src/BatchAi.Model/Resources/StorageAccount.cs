namespace BatchAi;

/// <summary>A storage account. It never holds its keys.</summary>
public sealed class StorageAccount : Resource
{
    /// <inheritdoc/>
    public override string Name { get; set; } = "";

    /// <inheritdoc/>
    public override string? ResourceGroupName { get; set; }

    /// <summary>The region.</summary>
    public string? Location { get; set; }

    /// <summary>The kind of replication, e.g. <c>Standard_LRS</c>.</summary>
    public string? Sku { get; set; }

    /// <summary>The kind of account, e.g. <c>StorageV2</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>The user's tags.</summary>
    public IDictionary<string, string>? Tag { get; set; }

    /// <summary>Where its containers are.</summary>
    public string? BlobEndpoint { get; set; }

    /// <summary>Where its file shares are.</summary>
    public string? FileEndpoint { get; set; }

    /// <summary>How its creation stands, e.g. <c>Succeeded</c>.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <inheritdoc/>
    public override string? ResourceId { get; set; }
}
