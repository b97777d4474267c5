using System.Globalization;
using System.Text;

namespace BatchAi.Core.JobFiles;

/// <summary>Puts words of a file into a fault: short, on one line, and without control characters.</summary>
internal static class FaultWords
{
    public const int MaximumLength = 60;

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var letter in Shorten(text))
        {
            if (char.IsControl(letter)) quoted.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)letter);
            else quoted.Append(letter);
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>The words as an enumeration, e.g. <c>a, b or c</c>.</summary>
    public static string Or(IReadOnlyList<string> words) => words.Count < 2
        ? string.Concat(words)
        : string.Join(", ", words.Take(words.Count - 1)) + " or " + words[words.Count - 1];

    private static string Shorten(string text)
    {
        if (text.Length <= MaximumLength) return text;
        // Half a surrogate pair would make the message itself invalid text.
        var length = char.IsHighSurrogate(text[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength;
        return text.Substring(0, length) + "…";
    }
}
