namespace BatchAi.Core.Metrics.Lines;

/// <summary>Skips what logs and launchers put before a line: times, levels, names of loggers, marks of ranks.</summary>
internal static class LogPrefix
{
    private const int LongestMark = 40;
    private static readonly string[] Levels = ["INFO", "DEBUG", "WARNING", "WARN", "ERROR", "TRACE", "CRITICAL", "NOTSET", "info", "debug"];

    /// <summary>Where the line itself begins.</summary>
    internal static int Skip(string line)
    {
        var at = 0;
        var hasPrefix = false;
        while (true)
        {
            at = ValueText.SkipSpaces(line, at);
            var next = SkipGlog(line, at);
            if (next == at) next = SkipMark(line, at);
            if (next == at) next = SkipTime(line, at);
            if (next == at) next = SkipLevel(line, at);
            if (next == at && hasPrefix) next = SkipLogger(line, at);
            if (next == at) return at;
            (at, hasPrefix) = (next, true);
        }
    }

    // I0501 12:00:00.123456 12345 solver.cpp:239] …
    private static int SkipGlog(string line, int at)
    {
        if (at + 5 >= line.Length || line[at] is not ('I' or 'W' or 'E') || !IsDigit(line[at + 1]) || !IsDigit(line[at + 4])) return at;
        var end = line.IndexOf(']', at, Math.Min(line.Length - at, 2 * LongestMark));
        return end > 0 ? end + 1 : at;
    }

    // [1,0]<stdout>: of Open MPI, [0] of Intel MPI, [INFO] and [2018-05-01 12:00:00] of logs.
    private static int SkipMark(string line, int at)
    {
        if (at >= line.Length || line[at] != '[') return at;
        var end = line.IndexOf(']', at, Math.Min(line.Length - at, LongestMark));
        if (end < 0) return at;
        if (string.CompareOrdinal(line, end + 1, "<std", 0, 4) == 0 && line.IndexOf(">:", end, Math.Min(line.Length - end, 12), StringComparison.Ordinal) is > 0 and var mark) return mark + 2;
        if (line.IndexOf(':', at, end - at) < 0 && !IsLevel(line, at + 1, end) && (end + 1 >= line.Length || line[end + 1] != ' ' || !IsDigit(line[at + 1]))) return at;

        // [ 10/500] tells how far it is.
        return line.IndexOf('/', at, end - at) >= 0 ? at : end + 1;
    }

    // 2018-05-01T12:00:00,123  05/08/2018 12:34:56:
    private static int SkipTime(string line, int at)
    {
        var i = at;
        var marks = 0;
        while (i < line.Length && (IsDigit(line[i]) || line[i] is '-' or '/' or ':' or '.' or ',' or 'T' or 'Z' or '+'))
        {
            if (line[i] is '-' or '/' or ':') marks++;
            i++;
        }

        return marks >= 2 && IsDigit(line[at]) && (i >= line.Length || line[i] is ' ' or '\t') ? i : at;
    }

    private static int SkipLevel(string line, int at)
    {
        var end = at;
        while (end < line.Length && char.IsLetter(line[end])) end++;
        if (end == at || end >= line.Length || !IsLevel(line, at, end) || line[end] is not (':' or ' ')) return at;
        return line[end] == ':' ? SkipName(line, end + 1) : end;
    }

    // The tensorflow: of INFO:tensorflow:
    private static int SkipName(string line, int at)
    {
        var end = at;
        while (end < line.Length && (MetricWords.IsPartOfName(line[end]) || line[end] is '[' or ']')) end++;
        return end < line.Length && end > at && line[end] == ':' && end + 1 < line.Length && !IsDigit(line[end + 1]) && line[end + 1] != ' ' ? end + 1 : at;
    }

    // What the logging of Python puts in between: "- root - INFO - ".
    private static int SkipLogger(string line, int at)
    {
        if (at + 1 < line.Length && line[at] is '-' or '|' && line[at + 1] == ' ') return at + 2;
        var end = at;
        while (end < line.Length && MetricWords.IsPartOfName(line[end])) end++;
        var isName = end > at && end + 2 < line.Length && line[end] == ' ' && line[end + 1] is '-' or '|' && line[end + 2] == ' ';
        return isName && !IsDigit(line[at]) ? end + 3 : at;
    }

    private static bool IsLevel(string line, int start, int end)
    {
        foreach (var level in Levels)
        {
            if (level.Length == end - start && string.CompareOrdinal(line, start, level, 0, level.Length) == 0) return true;
        }

        return false;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
