using BatchAi.Core.JobFiles;

namespace BatchAi.Service.Runs;

/// <summary>Reads the files that the command line names.</summary>
internal static class RunFile
{
    /// <summary>Reads a file, and no more of it than a job file may have.</summary>
    /// <exception cref="BatchAiException">It cannot be read.</exception>
    internal static byte[] Read(string path)
    {
        if (Directory.Exists(path)) throw NotReadable($"'{path}' is a folder.", $"Name the file, e.g. {Path.Combine(path, "job.json")}.");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int count;
            while (bytes.Length <= JobFile.MaximumBytes && (count = file.Read(buffer)) > 0) bytes.Write(buffer, 0, count);
            return bytes.ToArray();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw NotReadable($"There is no file '{path}'.", "Check the path.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw NotReadable($"You may not read '{path}'.", "Check the file's rights.", error);
        }
        catch (IOException error)
        {
            throw NotReadable($"'{path}' cannot be read: {error.Message}", "Check the path.", error);
        }
    }

    private static BatchAiException NotReadable(string message, string action, Exception? cause = null) => new("FileNotReadable", message, action, cause);
}
