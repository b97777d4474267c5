namespace BatchAi.HelpBuilder.Pages;

/// <summary>A line of a page.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsCode">Whether it is in a block of code or begins or ends one; there, nothing is a title.</param>
internal sealed record PageLine(int Number, string Text, bool IsCode)
{
    private const string Fence = "```";

    /// <summary>Whether it begins or ends a block of code.</summary>
    public bool IsFence => IsCode && Text.StartsWith(Fence, StringComparison.Ordinal);

    /// <summary>The title that the line is, of a level; null when it is none.</summary>
    /// <param name="level">How many #.</param>
    public string? Title(int level)
    {
        var mark = new string('#', level) + " ";
        return !IsCode && Text.StartsWith(mark, StringComparison.Ordinal) ? Text[mark.Length..].Trim() : null;
    }

    /// <summary>Reads the lines of a page; comments are for those who write pages, and are left out.</summary>
    /// <param name="lines">The lines.</param>
    public static IReadOnlyList<PageLine> Read(IEnumerable<string> lines)
    {
        var read = new List<PageLine>();
        var isCode = false;
        foreach (var (index, text) in lines.Index())
        {
            var isFence = text.StartsWith(Fence, StringComparison.Ordinal);
            if (isFence) isCode = !isCode;
            var isComment = !isCode && text.StartsWith("<!--", StringComparison.Ordinal) && text.TrimEnd().EndsWith("-->", StringComparison.Ordinal);
            if (!isComment) read.Add(new PageLine(index + 1, text, isCode || isFence));
        }

        return read;
    }
}
