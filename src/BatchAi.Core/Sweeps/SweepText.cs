using System.Text;

namespace BatchAi.Core.Sweeps;

/// <summary>
/// Reads parameters of sweeps as people type them: <c>lr=0.1,0.01</c>, <c>seed=1..5</c>, <c>rate=0.1..0.5..0.1</c>. A value in
/// double quotes is taken as it is; in it, two quotes stand for one.
/// </summary>
public static class SweepText
{
    /// <summary>Reads a parameter.</summary>
    /// <param name="text">The name, an equals sign, and values with commas between them.</param>
    /// <exception cref="BatchAiException"><c>InvalidSweep</c>: it is none. <c>SweepTooLarge</c>.</exception>
    public static SweepParameter Parse(string text)
    {
        var end = text.IndexOf('=');
        if (end <= 0) throw SweepFaults.NotAParameter(text);
        var name = text.Substring(0, end).Trim();
        var texts = Split(text.Substring(end + 1)).SelectMany(item => Values(name, item.Trim())).ToList();
        if (texts.Count > Sweep.MaximumVariants) throw SweepFaults.TooLarge(texts.Count);
        return new(name, [.. texts.Select(value => new SweepValue(value))]);
    }

    // At the commas that stand outside of quotes.
    private static IEnumerable<string> Split(string list)
    {
        var item = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in list)
        {
            if (letter == '"') isQuoted = !isQuoted;
            if (letter == ',' && !isQuoted)
            {
                yield return item.ToString();
                item.Clear();
            }
            else
            {
                item.Append(letter);
            }
        }

        yield return item.ToString();
    }

    private static IEnumerable<string> Values(string name, string item)
    {
        if (item.Length == 0) throw SweepFaults.EmptyItem(name);
        if (item[0] == '"') return [Unquote(name, item)];
        return SweepRange.TryRead(item) is { } range ? range : [item];
    }

    private static string Unquote(string name, string item)
    {
        var inside = item.Length > 1 && item[item.Length - 1] == '"' ? item.Substring(1, item.Length - 2) : throw SweepFaults.BadQuotes(name, item);
        var text = inside.Replace("\"\"", "\0");
        return text.Contains('"') ? throw SweepFaults.BadQuotes(name, item) : text.Replace('\0', '"');
    }
}
