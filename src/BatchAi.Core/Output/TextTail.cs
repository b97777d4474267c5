using System.Text;

namespace BatchAi.Core.Output;

/// <summary>The last lines of what a job wrote, fit to be shown. It is untrusted text, and may hold secrets.</summary>
public static class TextTail
{
    /// <summary>The number of bytes at the end of a file that are looked at.</summary>
    public const int Window = 16 * 1024;

    private const string Redacted = "***";

    /// <summary>The last lines that say something.</summary>
    /// <param name="window">The end of the file.</param>
    /// <param name="isCut">Whether there is more before it.</param>
    /// <param name="secrets">Values that are not shown.</param>
    /// <param name="mostLines">How many lines at the most.</param>
    /// <param name="longestLine">How much is shown of a line.</param>
    public static IReadOnlyList<string> Read(byte[] window, bool isCut, IEnumerable<string> secrets, int mostLines, int longestLine)
    {
        if (window is null) throw new ArgumentNullException(nameof(window));
        var hidden = secrets.Where(value => value.Length > 0).OrderByDescending(value => value.Length).ToList();
        var text = Encoding.UTF8.GetString(window);
        foreach (var secret in hidden) text = text.Replace(secret, Redacted);

        // What is left of a line, or of a secret, at the cut is not shown.
        if (isCut) text = text.Substring(Math.Min(text.Length, hidden.Select(secret => secret.Length).Append(text.IndexOf('\n') + 1).Max()));
        var lines = text.Split('\n').Select(line => Show(LastOf(line), longestLine)).Where(line => line.Trim().Length > 0).ToList();
        return lines.Skip(Math.Max(0, lines.Count - mostLines)).ToList();
    }

    // Of what was written over itself on one line, as progress is, the last is what stayed.
    private static string LastOf(string line)
    {
        var text = line.TrimEnd('\r');
        return text.Substring(text.LastIndexOf('\r') + 1);
    }

    private static string Show(string line, int longest)
    {
        var text = JobText.Clean(line, inBuild: true, keepColours: false).TrimEnd();
        if (text.Length <= longest) return text;
        // Half a surrogate pair would make the text invalid.
        return text.Substring(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest) + "…";
    }
}
