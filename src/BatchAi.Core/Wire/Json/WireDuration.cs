using System.Globalization;
using System.Xml;

namespace BatchAi.Core.Wire;

/// <summary>Durations as the wire spells them.</summary>
public static class WireDuration
{
    /// <summary>The duration in ISO 8601, e.g. <c>P7D</c>.</summary>
    /// <param name="duration">The duration.</param>
    public static string Format(TimeSpan duration) => XmlConvert.ToString(duration);

    /// <summary>Reads ISO 8601 (<c>P7D</c>, <c>P1W</c>, <c>PT1H30M</c>) and the older form <c>7.00:00:00</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration, if the text is one.</param>
    /// <returns>Whether the text is a duration.</returns>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is null) return false;
        // A bare number would pass as days; nobody means that.
        if (text.Contains(':')) return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out duration);
        return TryParseWeeks(text, out duration) || TryParseIso(text, out duration);
    }

    private static bool TryParseWeeks(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 3 || text[0] != 'P' || text[text.Length - 1] != 'W') return false;
        if (!ushort.TryParse(text.Substring(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)) return false;
        duration = TimeSpan.FromDays(7.0 * weeks);
        return true;
    }

    private static bool TryParseIso(string text, out TimeSpan duration)
    {
        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            duration = default;
            return false;
        }
    }
}
