namespace BatchAi.Parameters;

/// <summary>The image of nodes, in the shape of <c>imageReference</c>.</summary>
internal static class ClusterImage
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UbuntuLTS"] = "Canonical:UbuntuServer:16.04-LTS:",
        ["UbuntuDSVM"] = "microsoft-ads:linux-data-science-vm-ubuntu:linuxdsvmubuntu:",
    };

    /// <summary>The member's value; null when the parameters say nothing.</summary>
    /// <param name="image">-Image.</param>
    /// <param name="customImage">-CustomImage.</param>
    /// <exception cref="BatchAiException"><c>InvalidImage</c>.</exception>
    internal static Dictionary<string, object?>? Write(string? image, string? customImage)
    {
        if (image is null) return customImage is null ? null : throw ClusterErrors.NoBaseImage();
        var parts = (Known.TryGetValue(image, out var known) ? known : image).Split(':');
        if (parts.Length != 4 || parts.Take(3).Any(part => part.Length == 0)) throw ClusterErrors.NoImage(image);
        return new()
        {
            ["publisher"] = parts[0],
            ["offer"] = parts[1],
            ["sku"] = parts[2],
            ["version"] = parts[3].Length > 0 ? parts[3] : null,
            ["virtualMachineImageId"] = customImage,
        };
    }
}
