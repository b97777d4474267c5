namespace BatchAi.Core.Wire;

/// <summary>The disks of a file server.</summary>
public sealed class DataDisks
{
    /// <summary>Size of each blank disk.</summary>
    [Required]
    public int? DiskSizeInGB { get; set; }

    /// <summary>Premium VM sizes only.</summary>
    [OneOf("none", "readonly", "readwrite")]
    public string? CachingType { get; set; }

    /// <summary>Several disks are striped (RAID 0).</summary>
    [Required]
    public int? DiskCount { get; set; }

    /// <summary>Premium only with premium-capable VM sizes.</summary>
    [Required]
    [OneOf("Standard_LRS", "Premium_LRS")]
    public string? StorageAccountType { get; set; }
}
