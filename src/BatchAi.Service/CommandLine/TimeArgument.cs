using System.CommandLine.Parsing;
using System.Globalization;

namespace BatchAi.Service.CommandLine;

/// <summary>Reads times as people write them.</summary>
internal static class TimeArgument
{
    private static readonly Dictionary<char, double> Units = new() { ['s'] = 1, ['m'] = 60, ['h'] = 3600, ['d'] = 86400 };

    /// <summary>Parses an option's value, and tells the parser when it is no time.</summary>
    internal static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Parse(text) is { } time) return time;
        result.AddError($"'{text}' is no time; write 90 (seconds), 30m, 2h, 1d or 1:30:00.");
        return null;
    }

    /// <summary>A time greater than zero; null when the text is none.</summary>
    internal static TimeSpan? Parse(string text)
    {
        var time = text.Contains(':', StringComparison.Ordinal) ? ParseClock(text) : ParseNumber(text);
        return time > TimeSpan.Zero ? time : null;
    }

    private static TimeSpan? ParseClock(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    private static TimeSpan? ParseNumber(string text)
    {
        var unit = text.Length > 0 && Units.TryGetValue(text[^1], out var seconds) ? seconds : 0;
        var number = unit > 0 ? text[..^1] : text;
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count < TimeSpan.MaxValue.TotalSeconds / 86400
            ? TimeSpan.FromSeconds(count * (unit > 0 ? unit : 1))
            : null;
    }
}
