namespace BatchAi.Core.Metrics;

/// <summary>Names with <c>*</c> and <c>?</c> in them, as users give them; in whatever case.</summary>
public static class NamePattern
{
    /// <summary>Whether a name is one that a pattern means.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="name">The name.</param>
    public static bool IsMatch(string pattern, string name)
    {
        if (pattern is null) throw new ArgumentNullException(nameof(pattern));
        if (name is null) throw new ArgumentNullException(nameof(name));

        // Back to the last star alone, so that it takes no more than the product of both lengths.
        var (i, j, star, mark) = (0, 0, -1, 0);
        while (i < name.Length)
        {
            if (j < pattern.Length && pattern[j] == '*') (star, mark) = (j++, i);
            else if (j < pattern.Length && (pattern[j] == '?' || char.ToUpperInvariant(pattern[j]) == char.ToUpperInvariant(name[i]))) (i, j) = (i + 1, j + 1);
            else if (star >= 0) (i, j) = (++mark, star + 1);
            else return false;
        }

        while (j < pattern.Length && pattern[j] == '*') j++;
        return j == pattern.Length;
    }
}
