using System.Globalization;

namespace BatchAi.Core.JobFiles;

/// <summary>Takes the path of an override apart.</summary>
internal static class ConfigOverridePath
{
    private const int MaximumSteps = ConfigTextReader.MaximumDepth - 1;

    /// <summary>Names of members as texts and indexes as numbers; none when the text is no path.</summary>
    public static IReadOnlyList<object>? Parse(string path)
    {
        var steps = new List<object>();
        var words = (path.StartsWith("$.", StringComparison.Ordinal) ? path.Substring(2) : path).Split('.');
        return words.All(word => TryAdd(steps, word)) && steps.Count <= MaximumSteps ? steps : null;
    }

    // A word is a name with any number of indexes behind it.
    private static bool TryAdd(List<object> steps, string word)
    {
        var parts = word.Split('[');
        if (string.IsNullOrWhiteSpace(parts[0]) || parts[0].Contains(']')) return false;
        steps.Add(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            if (part.Length < 2 || part[part.Length - 1] != ']') return false;
            if (!int.TryParse(part.Substring(0, part.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return false;
            steps.Add(index);
        }

        return true;
    }
}
