namespace BatchAi.Core.JobFiles;

/// <summary>Finds what somebody meant to write.</summary>
internal static class Spelling
{
    private const int LongestWord = 64;

    /// <summary>The candidate that is nearest to a word; none when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord) return null;
        var plain = Plain(word);
        var nearest = (Word: (string?)null, Distance: int.MaxValue);
        foreach (var candidate in candidates)
        {
            var other = Plain(candidate);
            var allowed = AllowedDistance(Math.Min(plain.Length, other.Length));
            if (Math.Abs(plain.Length - other.Length) > allowed) continue;
            var distance = Distance(plain, other);
            if (distance <= allowed && distance < nearest.Distance) nearest = (candidate, distance);
        }

        return nearest.Word;
    }

    private static int AllowedDistance(int length) => length switch
    {
        <= 2 => 0,
        <= 5 => 1,
        <= 11 => 2,
        _ => 3,
    };

    // Case and the separators of other naming styles do not make a different word.
    private static string Plain(string word) =>
        new([.. word.Where(letter => letter is not ('_' or '-' or ' ')).Select(char.ToLowerInvariant)]);

    // Letters that are missing, added, replaced or swapped with their neighbour.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                var best = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                var isSwap = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                rows[i, j] = isSwap ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }

        return rows[left.Length, right.Length];
    }
}
