using System.Text;

namespace BatchAi.Diagnostics;

/// <summary>Reads the end of files that grow.</summary>
internal static class LogTail
{
    /// <summary>The last lines of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">How much of it, in bytes.</param>
    internal static string Read(string path, int maximumBytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, System.IO.FileShare.ReadWrite | System.IO.FileShare.Delete);
        var isCut = file.Length > maximumBytes;
        if (isCut) file.Seek(-maximumBytes, SeekOrigin.End);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var text = reader.ReadToEnd();

        // Where it was cut, the first line is a part of one.
        return isCut ? text.Substring(text.IndexOf('\n') + 1) : text;
    }
}
