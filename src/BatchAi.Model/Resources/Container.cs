namespace BatchAi;

/// <summary>A blob container of a storage account.</summary>
public sealed class Container : Resource
{
    /// <inheritdoc/>
    public override string Name { get; set; } = "";

    /// <inheritdoc/>
    public override string? ResourceGroupName { get; set; }

    /// <summary>The account.</summary>
    public string? StorageAccountName { get; set; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Its URL, without any key.</summary>
    public string? Url { get; set; }

    /// <inheritdoc/>
    public override string? ResourceId { get; set; }
}
