using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Sweeps;

/// <summary>
/// Notes what the texts of a job use of a sweep. A parameter that nothing uses is fine, since scripts may read its variable,
/// and so are braces around anything else; both together look like a name that is spelled wrong.
/// </summary>
/// <param name="parameters">The names of the sweep's parameters.</param>
internal sealed class SweepUse(IReadOnlyList<string> parameters)
{
    private readonly List<string> _unused = [.. parameters];
    private readonly HashSet<string> _known = new(parameters, StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _unknown = [];

    /// <summary>What is doubtful about the texts, in words; null when nothing is.</summary>
    public string? Doubt => _unused.Count == 0 || _unknown.Count == 0 ? null :
        $"{Listed(_unknown.Select(name => $"{{{name}}}"))} {(_unknown.Count == 1 ? "is no parameter" : "are no parameters")} of the sweep, and {Listed(_unused)} {(_unused.Count == 1 ? "is" : "are")} used nowhere.";

    /// <summary>Notes a text.</summary>
    /// <param name="text">The text, before values are put in.</param>
    /// <returns>Whether it has a placeholder that is no parameter.</returns>
    public bool Note(string text)
    {
        var names = Placeholders.Names(text).ToList();
        var unknown = names.Where(name => !_known.Contains(name)).ToList();
        _unknown.AddRange(unknown.Except(_unknown));
        _unused.RemoveAll(parameter => names.Contains(parameter, StringComparer.OrdinalIgnoreCase) || HasWord(text, Sweep.VariableOf(parameter)));
        return unknown.Count > 0;
    }

    private static bool HasWord(string text, string word)
    {
        for (var start = text.IndexOf(word, StringComparison.Ordinal); start >= 0; start = text.IndexOf(word, start + 1, StringComparison.Ordinal))
        {
            var end = start + word.Length;
            if (end == text.Length || !VariableRules.IsWordLetter(text[end])) return true;
        }

        return false;
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(FaultWords.Quote));
}
