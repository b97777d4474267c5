namespace BatchAi.Core.Wire;

/// <summary>The image of a cluster's nodes.</summary>
public sealed class VirtualMachineConfiguration
{
    /// <summary>The image.</summary>
    public ImageReference? ImageReference { get; set; }
}
