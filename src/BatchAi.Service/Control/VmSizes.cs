using System.Globalization;
using System.Text.RegularExpressions;

namespace BatchAi.Service.Control;

/// <summary>Reads the names of VM sizes: their family, and how many cores they stand for.</summary>
internal static partial class VmSizes
{
    private static readonly int[] CoresByRank = [1, 2, 4, 8, 16, 20];

    /// <summary>The families that are counted.</summary>
    internal static IReadOnlyList<string> Families { get; } = ["D", "Dv2", "NC", "NCv2", "NCv3", "ND", "NV"];

    /// <summary>The family, e.g. <c>NCv2</c>; null for one that is not counted.</summary>
    internal static string? FamilyOf(string vmSize)
    {
        if (Parse(vmSize) is not { } size) return null;
        var name = size.Letters + size.Version;
        return Families.FirstOrDefault(family => family.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The cores of a node; 1 for a size whose name does not tell.</summary>
    internal static int CoresOf(string vmSize)
    {
        if (Parse(vmSize) is not { } size) return 1;

        // D1 to D5 and D11 to D15 count in doublings; the sizes of GPUs, and of later series, tell the cores themselves.
        var isRanked = size.Letters is "D" or "A" && size.Version is "" or "V2" && size.Number % 10 is >= 1 and <= 5;
        if (!isRanked) return size.Number;
        var rank = (size.Number % 10) - 1 + (size.Number > 10 ? 1 : 0);
        return CoresByRank[rank];
    }

    private static (string Letters, int Number, string Version)? Parse(string vmSize)
    {
        var match = SizeName().Match(vmSize.ToUpperInvariant());
        if (!match.Success) return null;
        var version = match.Groups["version"].Value.TrimStart('_');
        return (match.Groups["letters"].Value, int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), version);
    }

    [GeneratedRegex("^(STANDARD|BASIC)_(?<letters>[A-Z]+?)(?<number>[0-9]{1,3})[A-Z]*(?<version>_V[0-9])?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SizeName();
}
