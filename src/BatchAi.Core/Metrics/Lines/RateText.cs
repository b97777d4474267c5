namespace BatchAi.Core.Metrics.Lines;

/// <summary>Reads how much is done in a second, as in <c>(696.7 samples/s)</c>.</summary>
internal static class RateText
{
    private static readonly string[] Things = ["samples", "images", "examples", "tokens", "words"];

    /// <summary>Reads the unit after a number.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where the number has ended.</param>
    /// <param name="name">The unit, which is the metric's name.</param>
    /// <param name="end">Where the unit has ended.</param>
    internal static bool TryRead(string line, int at, out string name, out int end)
    {
        (name, end) = ("", at);
        if (at < line.Length && line[at] == ' ') at++;
        foreach (var thing in Things)
        {
            if (string.CompareOrdinal(line, at, thing, 0, thing.Length) != 0) continue;
            end = at + thing.Length;
            foreach (var second in new[] { "/second", "/sec", "/s" })
            {
                if (string.CompareOrdinal(line, end, second, 0, second.Length) != 0) continue;
                end += second.Length;
                name = thing + "/s";
                return end >= line.Length || line[end] is ' ' or '\t' or ')' or ']' or ',' or ';' or '.';
            }
        }

        return false;
    }
}
