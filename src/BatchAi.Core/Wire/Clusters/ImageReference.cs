namespace BatchAi.Core.Wire;

/// <summary>A marketplace or custom image.</summary>
public sealed class ImageReference
{
    /// <summary>Publisher, e.g. <c>Canonical</c>.</summary>
    [Required]
    public string? Publisher { get; set; }

    /// <summary>Offer, e.g. <c>UbuntuServer</c>.</summary>
    [Required]
    public string? Offer { get; set; }

    /// <summary>SKU, e.g. <c>16.04-LTS</c>.</summary>
    [Required]
    public string? Sku { get; set; }

    /// <summary>Version; <c>latest</c> when absent.</summary>
    public string? Version { get; set; }

    /// <summary>
    /// ARM id of a Microsoft.Compute/images custom image in the same region and subscription; publisher/offer/sku must then name the base
    /// image it was made from.
    /// </summary>
    public string? VirtualMachineImageId { get; set; }
}
