namespace BatchAi.Core.Metrics.Lines;

/// <summary>Reads the value of a metric out of a line: a number, and what it counts.</summary>
internal static class ValueText
{
    private static readonly string[] Units = ["%", "ms", "s"];

    /// <summary>Reads a value.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where it begins, after spaces; afterwards where it has ended.</param>
    /// <param name="value">The number.</param>
    /// <param name="unit">What it counts; null when the line does not tell.</param>
    internal static bool TryRead(string line, ref int at, out double value, out string? unit)
    {
        unit = null;
        var i = SkipSpaces(line, at);
        if (!LineNumber.TryRead(line, ref i, out value)) return false;
        if (i < line.Length && line[i] == '/') return TryReadShare(line, ref at, i + 1, ref value, out unit);
        foreach (var known in Units)
        {
            if (string.CompareOrdinal(line, i, known, 0, known.Length) != 0 || !IsEnd(line, i + known.Length)) continue;
            (at, unit) = (i + known.Length, known);
            return true;
        }

        if (!IsEnd(line, i)) return false;
        at = i;
        if (i + 1 < line.Length && line[i] == ' ' && line[i + 1] == '%' && IsEnd(line, i + 2)) (at, unit) = (i + 2, "%");
        return true;
    }

    internal static int SkipSpaces(string line, int at)
    {
        while (at < line.Length && line[at] is ' ' or '\t') at++;
        return at;
    }

    /// <summary>Whether nothing at a place could belong to a number before it.</summary>
    internal static bool IsEnd(string line, int at)
    {
        if (at >= line.Length || line[at] is ' ' or '\t' or ';' or ')' or ']' or '}' or '|' or '"' or '\'' or '(' or '*') return true;
        var isLast = at + 1 >= line.Length;
        return line[at] switch
        {
            '.' => isLast || line[at + 1] == ' ',
            ',' => isLast || line[at + 1] is not (>= '0' and <= '9'),
            _ => false,
        };
    }

    // Such as 9800/10000 (98%): the percentage as it stands, else the share itself.
    private static bool TryReadShare(string line, ref int at, int i, ref double value, out string? unit)
    {
        unit = null;
        if (!LineNumber.TryRead(line, ref i, out var whole) || !IsEnd(line, i) || whole == 0) return false;
        value /= whole;
        at = i;
        i = SkipSpaces(line, i);
        if (i >= line.Length || line[i++] != '(' || !LineNumber.TryRead(line, ref i, out var percent) || i >= line.Length || line[i] != '%') return true;
        (value, unit, at) = (percent, "%", i + 1);
        return true;
    }
}
