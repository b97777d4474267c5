using System.Text;

namespace BatchAi.Core.Output;

/// <summary>
/// Makes text from a job fit for a terminal or a build log. Such text is untrusted: it could rewrite the screen,
/// or give commands to the build agent that shows it.
/// </summary>
public static class JobText
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';

    /// <summary>Removes control sequences other than colour, and breaks build commands where a build would obey them.</summary>
    /// <param name="line">A line from a job, without its end.</param>
    /// <param name="inBuild">Whether a build agent reads what is shown.</param>
    public static string Clean(string line, bool inBuild)
    {
        if (line is null) throw new ArgumentNullException(nameof(line));
        var text = HasControls(line) ? RemoveControls(line) : line;
        return inBuild ? BreakBuildCommands(text) : text;
    }

    private static bool HasControls(string line)
    {
        foreach (var c in line)
        {
            if (char.IsControl(c) && c != '\t') return true;
        }

        return false;
    }

    private static string RemoveControls(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == Escape) i = AppendIfColour(line, i, text);
            else if (!char.IsControl(c) || c == '\t') text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>Keeps <c>ESC [ digits m</c> and drops any other sequence.</summary>
    /// <returns>The index of the sequence's last character.</returns>
    private static int AppendIfColour(string line, int start, StringBuilder text)
    {
        var end = EndOfSequence(line, start);
        if (IsColour(line, start, end)) text.Append(line, start, end - start + 1);
        return Math.Min(end, line.Length - 1);
    }

    // Others that end in "m" set the modes of a keyboard.
    private static bool IsColour(string line, int start, int end)
    {
        if (end >= line.Length || line[end] != 'm' || line[start + 1] != '[') return false;
        for (var i = start + 2; i < end; i++)
        {
            if (line[i] is (< '0' or > '9') and not (';' or ':')) return false;
        }

        return true;
    }

    private static int EndOfSequence(string line, int start)
    {
        var i = start + 1;
        if (i >= line.Length) return i;
        if (line[i] == '[')
        {
            do i++;
            while (i < line.Length && line[i] is >= ' ' and < '@');

            // Anything but the letter that ends a sequence breaks it off, and is no part of it.
            return i < line.Length && line[i] is < '@' or > '~' ? i - 1 : i;
        }

        // Operating system commands and their like run to a bell or to ESC \.
        if (line[i] is not (']' or 'P' or '_' or '^' or 'X'))
        {
            // Such as ESC ( B, with which many programs reset their colours.
            while (i < line.Length && line[i] is >= ' ' and <= '/') i++;
            return i;
        }

        while (i < line.Length && line[i] != Bell && !(line[i] == '\\' && line[i - 1] == Escape)) i++;
        return i;
    }

    // Azure DevOps looks for its marks anywhere in a line, GitHub at the start of one.
    private static string BreakBuildCommands(string line)
    {
        var text = line.Replace("##vso[", "## vso[").Replace("##[", "## [");
        return text.TrimStart().StartsWith("::", StringComparison.Ordinal) ? text.Replace("::", ": :") : text;
    }
}
