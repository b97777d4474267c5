namespace BatchAi.Core.Metrics.Lines;

/// <summary>Finds out whose values a line tells: those of the training, which need no mark, or of a test.</summary>
internal static class PhaseText
{
    private const int MostWords = 3;

    private static readonly (string Start, string Prefix)[] Starts =
        [("Finished Evaluation", "test_"), ("Final Results", "test_"), ("Saving dict", "eval_"), ("* ", "test_")];

    /// <summary>What all names of a line begin with; empty for training, and where nothing is told.</summary>
    internal static string OfLine(string line, int start)
    {
        if (start >= line.Length) return "";
        foreach (var (text, prefix) in Starts)
        {
            if (string.CompareOrdinal(line, start, text, 0, text.Length) == 0) return prefix;
        }

        if (line.IndexOf("[Valid", start, StringComparison.Ordinal) >= 0) return "val_";
        if (line[start] is not ('t' or 'T' or 'v' or 'V' or 'e' or 'E' or 'd' or 'D')) return "";
        var end = start;
        while (end < line.Length && char.IsLetter(line[end])) end++;
        return end - start is > 2 and < 12 && MetricWords.PhaseOf(line.Substring(start, end - start)) is { Length: > 0 } phase && phase != "best_" ? phase : "";
    }

    /// <summary>What the words before a name say, e.g. <c>best_val_</c> before "acc" in "Best val acc: 0.9".</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="name">Where the name begins.</param>
    internal static string OfName(string line, int start, int name)
    {
        var prefix = "";
        var end = name - 1;
        for (var words = 0; words < MostWords && end > start && line[end] == ' ' && char.IsLetter(line[end - 1]); words++)
        {
            var begin = end;
            while (begin > start && char.IsLetter(line[begin - 1])) begin--;
            if (MetricWords.PhaseOf(line.Substring(begin, end - begin)) is not { } phase) break;
            prefix = phase + prefix;
            end = begin - 1;
        }

        return prefix;
    }

    /// <summary>A name with what line and words say of it, each once.</summary>
    internal static string Join(string ofLine, string ofName, string name)
    {
        var prefix = ofName.Contains(ofLine) ? ofName : ofLine + ofName;
        return MetricWords.Compose(prefix.Length > 0 && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? "" : prefix, name);
    }
}
