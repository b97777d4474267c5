namespace BatchAi.Core.Wire;

/// <summary>The disks of a file server.</summary>
public sealed class DataDisks
{
    /// <summary>Size of each disk in GB.</summary>
    [Required]
    public int? DiskSizeInGB { get; set; }

    /// <summary>Caching of the host, for premium VM sizes only; none when absent.</summary>
    [OneOf("none", "readonly", "readwrite")]
    public string? CachingType { get; set; }

    /// <summary>Number of disks; several are striped.</summary>
    [Required]
    public int? DiskCount { get; set; }

    /// <summary>Kind of storage; Premium_LRS needs a VM size that supports it.</summary>
    [Required]
    [OneOf("Standard_LRS", "Premium_LRS")]
    public string? StorageAccountType { get; set; }
}
