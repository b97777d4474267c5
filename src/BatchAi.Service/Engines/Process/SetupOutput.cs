using System.Text;
using BatchAi.Core.Output;
using BatchAi.Core.Planning;

namespace BatchAi.Service.Engines.Process;

/// <summary>The last of what a node's setup task wrote to its standard error. It is untrusted text, and may hold secrets.</summary>
internal static class SetupOutput
{
    private const int Window = 16 * 1024;
    private const int MostLines = 10;
    private const int LongestLine = 300;
    private const string Redacted = "***";

    /// <summary>The last lines of a file, fit to be shown; null when it says nothing.</summary>
    internal static string? Tail(string path, JobSecrets secrets)
    {
        try
        {
            var hidden = secrets.SetupEnvironment.Values.Where(value => value.Length > 0).OrderByDescending(value => value.Length).ToList();
            var lines = Read(path, hidden).Split('\n').Select(line => Show(line.TrimEnd('\r'))).Where(line => line.Length > 0);
            return lines.TakeLast(MostLines).ToList() is { Count: > 0 } last ? string.Join('\n', last) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Read(string path, List<string> hidden)
    {
        // A link, or what is no file at all, is not followed: who writes there may not read what it leads to.
        var file = new FileInfo(path);
        if (file.LinkTarget is not null || !file.Exists || file.Length == 0) return "";
        using var stream = file.OpenRead();
        var isCut = stream.Length > Window;
        if (isCut) stream.Seek(-Window, SeekOrigin.End);
        var bytes = new byte[Window];
        var text = Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, Window, throwOnEndOfStream: false));
        foreach (var secret in hidden) text = text.Replace(secret, Redacted, StringComparison.Ordinal);

        // What is left of a line, or of a secret, at the cut is not shown.
        return isCut ? text[Math.Min(text.Length, hidden.Select(s => s.Length).Append(text.IndexOf('\n') + 1).Max())..] : text;
    }

    private static string Show(string line)
    {
        var text = JobText.Clean(line, inBuild: true, keepColours: false).Trim();
        return text.Length > LongestLine ? text[..LongestLine] + "…" : text;
    }
}
