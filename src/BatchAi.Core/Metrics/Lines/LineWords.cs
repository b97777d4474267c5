namespace BatchAi.Core.Metrics.Lines;

/// <summary>Looks for words in lines without making anything of them.</summary>
internal static class LineWords
{
    /// <summary>Whether one of some words is at a place.</summary>
    internal static bool IsAt(string line, int at, string[] words, StringComparison comparison)
    {
        foreach (var word in words)
        {
            if (string.Compare(line, at, word, 0, word.Length, comparison) == 0) return true;
        }

        return false;
    }

    /// <summary>Whether a line has one of some words anywhere after a place, in whatever case.</summary>
    internal static bool Has(string line, int start, string[] words)
    {
        foreach (var word in words)
        {
            if (line.IndexOf(word, start, StringComparison.OrdinalIgnoreCase) >= 0) return true;
        }

        return false;
    }
}
