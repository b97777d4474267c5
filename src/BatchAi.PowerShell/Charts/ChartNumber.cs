using System.Globalization;

namespace BatchAi.Charts;

/// <summary>Numbers as charts show them: short, and the same in every language.</summary>
internal static class ChartNumber
{
    internal static string Text(double value) => double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? value > 0 ? "inf" : "-inf" : value.ToString("G5", CultureInfo.InvariantCulture);

    /// <summary>A place in a drawing.</summary>
    internal static string Place(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
