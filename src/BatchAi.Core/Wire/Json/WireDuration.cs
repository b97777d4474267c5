using System.Globalization;
using System.Text;

namespace BatchAi.Core.Wire;

/// <summary>
/// Durations as the wire spells them. They are read and written here, because the library's way leads through its XML
/// classes, which a service that waits would carry with it for ever.
/// </summary>
public static class WireDuration
{
    private const int Months = 1;

    // As XML Schema orders them; a year and a month have the lengths that XmlConvert gives them.
    private static readonly (char Letter, bool IsTime, long Ticks)[] Units =
    [
        ('Y', false, 365 * TimeSpan.TicksPerDay),
        ('M', false, 30 * TimeSpan.TicksPerDay),
        ('D', false, TimeSpan.TicksPerDay),
        ('H', true, TimeSpan.TicksPerHour),
        ('M', true, TimeSpan.TicksPerMinute),
        ('S', true, TimeSpan.TicksPerSecond),
    ];

    /// <summary>The duration in ISO 8601, e.g. <c>P7D</c>.</summary>
    /// <param name="duration">The duration.</param>
    public static string Format(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero) return "PT0S";
        var text = new StringBuilder(duration < TimeSpan.Zero ? "-P" : "P");
        Append(text, duration.Days, 'D');
        if (duration.Ticks % TimeSpan.TicksPerDay == 0) return text.ToString();
        text.Append('T');
        Append(text, duration.Hours, 'H');
        Append(text, duration.Minutes, 'M');
        Append(text, (decimal)(duration.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond, 'S');
        return text.ToString();
    }

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
        return TryParseWeeks(text, out duration) || TryParseIso(text.Trim(), out duration);
    }

    private static void Append(StringBuilder text, decimal number, char letter)
    {
        if (number != 0) text.Append(Math.Abs(number).ToString("0.#######", CultureInfo.InvariantCulture)).Append(letter);
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
        duration = default;
        var isNegative = text.Length > 0 && text[0] == '-';
        var at = isNegative ? 1 : 0;
        if (at >= text.Length || text[at] != 'P' || !TryAdd(text, at + 1, out var ticks)) return false;
        ticks = isNegative ? -ticks : ticks;
        if (ticks < long.MinValue || ticks > long.MaxValue) return false;
        duration = new TimeSpan((long)ticks);
        return true;
    }

    // Sums up all parts; each has its place in the order, and neither the whole nor what follows the T may be empty.
    private static bool TryAdd(string text, int at, out decimal ticks)
    {
        ticks = 0;
        var (isTime, isComplete, next) = (false, false, 0);
        while (at < text.Length)
        {
            if (text[at] == 'T' && !isTime)
            {
                (isTime, isComplete) = (true, false);
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && text[end] is (>= '0' and <= '9') or '.') end++;
            if (end == text.Length) return false;
            var unit = Array.FindIndex(Units, next, candidate => candidate.IsTime == isTime && candidate.Letter == text[end]);
            if (unit < 0 || !TryReadNumber(text.Substring(at, end - at), mayBeFraction: Units[unit].Letter == 'S', out var number)) return false;
            ticks += TicksOf(unit, number);
            (at, next, isComplete) = (end + 1, unit + 1, true);
        }

        return isComplete;
    }

    // Twelve months are a year, which is longer than twelve times one month.
    private static decimal TicksOf(int unit, decimal number) => decimal.Truncate(number * Units[unit].Ticks)
        + (unit == Months ? decimal.Truncate(number / 12) * (Units[0].Ticks - (12 * Units[Months].Ticks)) : 0);

    private static bool TryReadNumber(string text, bool mayBeFraction, out decimal number)
    {
        var style = mayBeFraction ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
        return decimal.TryParse(text, style, CultureInfo.InvariantCulture, out number) && number <= int.MaxValue && text[0] != '.' && text[text.Length - 1] != '.';
    }
}
