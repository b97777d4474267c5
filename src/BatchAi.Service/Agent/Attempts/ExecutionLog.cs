using System.Globalization;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>A node's log of what was done for a job: a line per event, appended, in UTC.</summary>
internal sealed class ExecutionLog(string path, TimeProvider time)
{
    private readonly Lock _lock = new();

    /// <summary>Appends an event. Line breaks in it become blanks, so that one event stays one line.</summary>
    internal void Write(string message)
    {
        var stamp = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var line = $"{stamp} {message.ReplaceLineEndings(" ")}\n";
        lock (_lock)
        {
            try
            {
                File.AppendAllText(path, line);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // The log informs; neither a full disk nor what a job did to it must fail a job that can go on without it.
            }
        }
    }
}
