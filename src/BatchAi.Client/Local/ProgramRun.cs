using System.Diagnostics;

namespace BatchAi.Client.Local;

/// <summary>Runs a program to its end and hears what it complains of.</summary>
internal static class ProgramRun
{
    /// <summary>Runs it.</summary>
    /// <returns>Its exit code, and what it wrote to its standard error.</returns>
    internal static async Task<(int ExitCode, string Words)> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, string.Join(" ", arguments.Select(Quote)))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult(true);
        process.Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var words = process.StandardError.ReadToEndAsync();
        using (cancellationToken.Register(() => ended.TrySetCanceled())) await ended.Task;
        await output;
        return (process.ExitCode, (await words).Trim());
    }

    // As .NET splits it again on every system: backslashes count only before a quote.
    internal static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.Any(c => char.IsWhiteSpace(c) || c == '"')) return argument;
        var text = new System.Text.StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '"') text.Append('\\', backslashes + 1);
            backslashes = c == '\\' ? backslashes + 1 : 0;
            text.Append(c);
        }

        return text.Append('\\', backslashes).Append('"').ToString();
    }
}
