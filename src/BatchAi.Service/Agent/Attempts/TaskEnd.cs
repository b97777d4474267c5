using System.Globalization;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>How a task ended, in the shim's words.</summary>
/// <param name="ExitCode">The exit code, when it exited.</param>
/// <param name="Signal">The signal, when it was killed.</param>
/// <param name="StartFailure">Why it could not be started, if so.</param>
/// <param name="Time">When it ended.</param>
internal sealed record TaskEnd(int? ExitCode, int? Signal, string? StartFailure, DateTime Time = default)
{
    internal bool Succeeded => ExitCode == 0 && StartFailure is null;

    /// <summary>Parses <c>exit N</c> or <c>signal N</c>; null when the text is neither, so that nothing is invented.</summary>
    internal static TaskEnd? Parse(string text, string? startFailure, DateTime time = default)
    {
        var line = text.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (line.Length != 2 || !int.TryParse(line[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return line[0] switch
        {
            "exit" => new TaskEnd(number, null, startFailure, time),
            "signal" => new TaskEnd(null, number, startFailure, time),
            _ => null,
        };
    }
}
