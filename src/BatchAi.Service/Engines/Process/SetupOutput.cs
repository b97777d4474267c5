using BatchAi.Core.Output;
using BatchAi.Core.Planning;

namespace BatchAi.Service.Engines.Process;

/// <summary>The last of what a node's setup task wrote to its standard error.</summary>
internal static class SetupOutput
{
    private const int MostLines = 10;
    private const int LongestLine = 300;

    /// <summary>The last lines of a file, fit to be shown; null when it says nothing.</summary>
    internal static string? Tail(string path, JobSecrets secrets)
    {
        try
        {
            // A link, or what is no file at all, is not followed: who writes there may not read what it leads to.
            var file = new FileInfo(path);
            if (file.LinkTarget is not null || !file.Exists || file.Length == 0) return null;
            using var stream = file.OpenRead();
            var isCut = stream.Length > TextTail.Window;
            if (isCut) stream.Seek(-TextTail.Window, SeekOrigin.End);
            var bytes = new byte[TextTail.Window];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var last = TextTail.Read(bytes[..count], isCut, secrets.SetupEnvironment.Values, MostLines, LongestLine);
            return last.Count > 0 ? string.Join('\n', last) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
