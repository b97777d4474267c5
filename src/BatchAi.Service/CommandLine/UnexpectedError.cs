using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Hosting;
using BatchAi.Service.Runs;

namespace BatchAi.Service.CommandLine;

/// <summary>The last resort: what nobody foresaw is told in one sentence, and in full only in a log of the user's own.</summary>
internal static class UnexpectedError
{
    /// <summary>The exit code of a program that failed for a reason of its own.</summary>
    internal const int ExitCode = 70;

    /// <summary>Tells the error and keeps its details.</summary>
    /// <returns>The exit code.</returns>
    internal static int Show(Exception error) => Show(error, new TextRunReport(TextWriter.Null, Console.Error, new TextStyle()));

    /// <summary>Tells the error where the run is shown, and keeps its details.</summary>
    /// <returns>The exit code.</returns>
    internal static int Show(Exception error, IRunReport report) => Show(error, report, LogPath());

    internal static int Show(Exception error, IRunReport report, string logPath)
    {
        var isKept = TryKeep(error, logPath);
        report.ShowError(
            "Unexpected",
            $"Something went wrong inside batchai ({error.GetType().Name}).",
            isKept ? $"Report it with the last line of {logPath}." : $"Its details could not be written to {logPath}; make that possible, and try again.");
        report.ShowExit(ExitCode);
        return ExitCode;
    }

    private static bool TryKeep(Exception error, string logPath)
    {
        try
        {
            new EventLog(logPath, new BootClock()).Write("unexpectedError", detail: error.ToString());
            return File.Exists(logPath);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static string LogPath()
    {
        var home = Environment.GetEnvironmentVariable("BATCHAI_HOME") is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".batchai");
        return Path.GetFullPath(Path.Combine(home, "logs", "batchai.log"));
    }
}
