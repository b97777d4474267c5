using System.Diagnostics;

namespace BatchAi.Client.Local;

/// <summary>Runs a program to its end and hears what it complains of.</summary>
internal static class ProgramRun
{
    /// <summary>Runs it.</summary>
    /// <returns>Its exit code, and what it wrote to its standard error.</returns>
    internal static async Task<(int ExitCode, string Words)> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var (exitCode, _, words) = await RunAsync(program, arguments, environment: null, endsWithWait: false, cancellationToken);
        return (exitCode, words);
    }

    /// <summary>Runs it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables besides those of this process.</param>
    /// <param name="endsWithWait">Whether it is killed when nobody waits for it any more.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Its exit code, and what it wrote to its standard output and its standard error.</returns>
    internal static async Task<(int ExitCode, string Output, string Words)> RunAsync(string program, IEnumerable<string> arguments, IDictionary<string, string>? environment, bool endsWithWait, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, string.Join(" ", arguments.Select(Quote)))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in environment ?? new Dictionary<string, string>()) start.Environment[variable.Key] = variable.Value;
        using var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult(true);
        process.Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var words = process.StandardError.ReadToEndAsync();
        using (cancellationToken.Register(() => ended.TrySetCanceled()))
        {
            try
            {
                await ended.Task;
            }
            catch (OperationCanceledException) when (endsWithWait)
            {
                End(process);
                throw;
            }
        }

        return (process.ExitCode, await output, (await words).Trim());
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It was quicker.
        }
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
