using System.Globalization;

namespace BatchAi.Core.Metrics.Lines;

/// <summary>Reads numbers out of lines, where they stand, in the invariant culture.</summary>
internal static class LineNumber
{
    private const int LongestExact = 15;
    private const int LongestText = 64;

    private static readonly double[] Powers = [.. Enumerable.Range(0, LongestExact + 1).Select(power => Math.Pow(10, power))];
    private static readonly (string Text, double Value)[] Words =
        [("infinity", double.PositiveInfinity), ("inf", double.PositiveInfinity), ("nan", double.NaN)];

    /// <summary>Reads a number: digits with point and exponent, or <c>nan</c> or <c>inf</c>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where it begins, and afterwards where it has ended.</param>
    /// <param name="value">The number.</param>
    internal static bool TryRead(string line, ref int at, out double value)
    {
        var i = at;
        var sign = i < line.Length && line[i] is '-' or '+' ? line[i++] : '+';
        var digits = i;
        var mantissa = 0L;
        var after = 0;
        ReadDigits(line, ref i, ref mantissa);
        var count = i - digits;
        if (i < line.Length && line[i] == '.')
        {
            var point = i++;
            ReadDigits(line, ref i, ref mantissa);
            after = i - point - 1;
            count += after;
        }

        if (count == 0) return TryReadWord(line, sign, ref at, out value);
        var hasExponent = SkipExponent(line, ref i);
        value = count <= LongestExact && !hasExponent ? mantissa / Powers[after] : Parse(line, digits, i);
        if (sign == '-') value = -value;
        at = i;
        return true;
    }

    /// <summary>Reads a whole number without a sign.</summary>
    internal static bool TryReadCount(string line, ref int at, out long value)
    {
        value = 0;
        var i = at;
        ReadDigits(line, ref i, ref value);
        if (i == at || i - at > LongestExact) return false;
        at = i;
        return true;
    }

    private static void ReadDigits(string line, ref int i, ref long value)
    {
        for (; i < line.Length && line[i] is >= '0' and <= '9'; i++) value = unchecked((value * 10) + (line[i] - '0'));
    }

    private static bool SkipExponent(string line, ref int i)
    {
        if (i >= line.Length || line[i] is not ('e' or 'E')) return false;
        var j = i + 1;
        if (j < line.Length && line[j] is '-' or '+') j++;
        var digits = j;
        while (j < line.Length && line[j] is >= '0' and <= '9') j++;
        if (j == digits) return false;
        i = j;
        return true;
    }

    // What has more digits than a double can hold exactly, or an exponent, is left to those who round right.
    private static double Parse(string line, int start, int end)
    {
        var text = line.Substring(start, Math.Min(end - start, LongestText));
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
    }

    private static bool TryReadWord(string line, char sign, ref int at, out double value)
    {
        var start = at < line.Length && line[at] is '-' or '+' ? at + 1 : at;
        foreach (var (text, number) in Words)
        {
            if (string.Compare(line, start, text, 0, text.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            value = sign == '-' ? -number : number;
            at = start + text.Length;
            return true;
        }

        value = 0;
        return false;
    }
}
