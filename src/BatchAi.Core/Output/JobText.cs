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
    /// <param name="keepColours">Whether colours stay.</param>
    public static string Clean(string line, bool inBuild, bool keepColours = true)
    {
        if (line is null) throw new ArgumentNullException(nameof(line));
        var text = HasControls(line) ? RemoveControls(line, keepColours) : line;
        return inBuild ? BreakBuildCommands(text) : text;
    }

    /// <summary>Breaks build commands, and leaves all else as it is: Azure DevOps looks for its marks anywhere in a line, GitHub at the start of one.</summary>
    /// <param name="line">A line from a job, without its end.</param>
    public static string BreakBuildCommands(string line)
    {
        if (line is null) throw new ArgumentNullException(nameof(line));
        var text = line.Replace("##vso[", "## vso[").Replace("##[", "## [");
        return text.TrimStart().StartsWith("::", StringComparison.Ordinal) ? text.Replace("::", ": :") : text;
    }

    private static bool HasControls(string line)
    {
        foreach (var c in line)
        {
            if (char.IsControl(c) && c != '\t') return true;
        }

        return false;
    }

    private static string RemoveControls(string line, bool keepColours)
    {
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == Escape)
            {
                var end = EndOfSequence(line, i);
                if (keepColours && IsColour(line, i, end)) text.Append(line, i, end - i + 1);
                i = Math.Min(end, line.Length - 1);
            }
            else if (!char.IsControl(c) || c == '\t') text.Append(c);
        }

        return text.ToString();
    }

    // Nothing but digits: a terminal obeys a control character even inside a sequence.
    private static bool IsColour(string line, int start, int end)
    {
        if (end >= line.Length || line[end] != 'm' || line[start + 1] != '[') return false;
        for (var i = start + 2; i < end; i++)
        {
            if (line[i] is not ((>= '0' and <= '9') or ';' or ':')) return false;
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

        if (line[i] is not (']' or 'P' or '_' or '^' or 'X'))
        {
            // Such as ESC ( B, with which many programs reset their colours.
            while (i < line.Length && line[i] is >= ' ' and <= '/') i++;
            return i;
        }

        // Operating system commands and their like run to a bell or to ESC \.
        while (i < line.Length && line[i] != Bell && !(line[i] == '\\' && line[i - 1] == Escape)) i++;
        return i;
    }
}
