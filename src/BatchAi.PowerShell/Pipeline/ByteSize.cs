using System.Globalization;

namespace BatchAi.Pipeline;

/// <summary>Sizes in words.</summary>
internal static class ByteSize
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>The size, e.g. <c>1.2 GiB</c>.</summary>
    /// <param name="bytes">The size in bytes.</param>
    internal static string Words(long bytes)
    {
        var unit = 0;
        double size = bytes;
        for (; size >= 1024 && unit < Units.Length - 1; unit++) size /= 1024;
        return size.ToString(unit == 0 ? "0" : "0.#", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
