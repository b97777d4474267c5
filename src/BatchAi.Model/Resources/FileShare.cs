namespace BatchAi;

/// <summary>A file share of a storage account.</summary>
public sealed class FileShare : Resource
{
    /// <inheritdoc/>
    public override string Name { get; set; } = "";

    /// <inheritdoc/>
    public override string? ResourceGroupName { get; set; }

    /// <summary>The account.</summary>
    public string? StorageAccountName { get; set; }

    /// <summary>The size that it may grow to.</summary>
    public int? QuotaGiB { get; set; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Its URL, without any key.</summary>
    public string? Url { get; set; }

    /// <inheritdoc/>
    public override string? ResourceId { get; set; }
}
