namespace BatchAi.Service.Engines;

/// <summary>How many GPUs a node of a VM size has, as Azure has them.</summary>
internal static class GpuSizes
{
    private static readonly Dictionary<string, int> Counts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NC6"] = 1, ["NC12"] = 2, ["NC24"] = 4, ["NC24r"] = 4,
        ["NC6s_v2"] = 1, ["NC12s_v2"] = 2, ["NC24s_v2"] = 4, ["NC24rs_v2"] = 4,
        ["NC6s_v3"] = 1, ["NC12s_v3"] = 2, ["NC24s_v3"] = 4, ["NC24rs_v3"] = 4,
        ["NC4as_T4_v3"] = 1, ["NC8as_T4_v3"] = 1, ["NC16as_T4_v3"] = 1, ["NC64as_T4_v3"] = 4,
        ["NC24ads_A100_v4"] = 1, ["NC48ads_A100_v4"] = 2, ["NC96ads_A100_v4"] = 4,
        ["ND6s"] = 1, ["ND12s"] = 2, ["ND24s"] = 4, ["ND24rs"] = 4,
        ["ND40s_v2"] = 8, ["ND40rs_v2"] = 8, ["ND96asr_v4"] = 8, ["ND96amsr_A100_v4"] = 8,
        ["NV6"] = 1, ["NV12"] = 2, ["NV24"] = 4,
        ["NV6s_v2"] = 1, ["NV12s_v2"] = 2, ["NV24s_v2"] = 4,
        ["NV12s_v3"] = 1, ["NV24s_v3"] = 2, ["NV48s_v3"] = 4,
    };

    /// <summary>The GPUs of a node; 0 for a size without, or one that is not known.</summary>
    internal static int CountOf(string? vmSize) => Counts.GetValueOrDefault(NameOf(vmSize) ?? "");

    /// <summary>Whether this is a size of Azure's, rather than one that stands for this machine as it is.</summary>
    internal static bool IsAzures(string? vmSize) => NameOf(vmSize) is not null;

    private static string? NameOf(string? vmSize)
    {
        foreach (var tier in new[] { "STANDARD_", "BASIC_" })
        {
            if (vmSize?.StartsWith(tier, StringComparison.OrdinalIgnoreCase) == true) return vmSize[tier.Length..];
        }

        return null;
    }
}
