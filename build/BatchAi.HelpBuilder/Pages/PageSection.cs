using System.Text.RegularExpressions;

namespace BatchAi.HelpBuilder.Pages;

/// <summary>A title and what is below it, up to the next of its level.</summary>
/// <param name="Title">The title.</param>
/// <param name="Line">The title's line, from 1.</param>
/// <param name="Lines">The lines below it.</param>
internal sealed partial record PageSection(string Title, int Line, IReadOnlyList<PageLine> Lines)
{
    /// <summary>Splits lines at the titles of a level; what comes before the first is left out.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="level">The level.</param>
    public static IReadOnlyList<PageSection> Split(IEnumerable<PageLine> lines, int level)
    {
        var sections = new List<PageSection>();
        var content = new List<PageLine>();
        foreach (var line in lines)
        {
            if (line.Title(level) is { } title) sections.Add(new PageSection(title, line.Number, content = []));
            else content.Add(line);
        }

        return sections;
    }

    /// <summary>The paragraphs outside of blocks of code, each in one line; an item of a list is a paragraph of its own.</summary>
    public IReadOnlyList<string> Paragraphs()
    {
        var paragraphs = new List<string>();
        var isOpen = false;
        foreach (var line in Lines)
        {
            var text = line.IsCode ? "" : line.Text.Trim();
            if (isOpen && text.Length > 0 && !IsItem(text)) paragraphs[^1] += " " + text;
            else if (text.Length > 0) paragraphs.Add(text);
            isOpen = text.Length > 0;
        }

        return [.. paragraphs.Select(Plain)];
    }

    /// <summary>The first block of code; null when there is none.</summary>
    public string? Code()
    {
        var lines = Lines.SkipWhile(line => !line.IsFence).Skip(1).TakeWhile(line => !line.IsFence).Select(line => line.Text).ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : null;
    }

    private static bool IsItem(string text) => text.StartsWith("- ", StringComparison.Ordinal);

    // Help is plain text: marks of code and emphasis go, of a link the words stay.
    private static string Plain(string text) => Link().Replace(text.Replace("`", "").Replace("**", ""), "${words}");

    [GeneratedRegex(@"(?<!\w)\[(?<words>[^\]]+)\]\([^)\s]+\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
