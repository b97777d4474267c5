namespace BatchAi.Core.Wire;

/// <summary>A marketplace or custom image.</summary>
public sealed class ImageReference
{
    /// <summary>E.g. Canonical, microsoft-ads.</summary>
    [Required]
    public string? Publisher { get; set; }

    /// <summary>E.g. UbuntuServer, linux-data-science-vm-ubuntu.</summary>
    [Required]
    public string? Offer { get; set; }

    /// <summary>E.g. 16.04-LTS, linuxdsvmubuntu.</summary>
    [Required]
    public string? Sku { get; set; }

    /// <summary>Latest when omitted.</summary>
    public string? Version { get; set; }

    /// <summary>
    /// ARM id of a Microsoft.Compute/images custom image in the same region and subscription; publisher/offer/sku must then name the base
    /// image it was made from.
    /// </summary>
    public string? VirtualMachineImageId { get; set; }
}
