using System.ComponentModel;
using System.Diagnostics;

namespace BatchAi.Service.Hosting;

/// <summary>Another program that was asked something: what it said, within bounds of time and length.</summary>
/// <param name="ExitCode">Its exit code; null when there is a problem.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Error">What it wrote to its standard error.</param>
internal sealed record ProgramRun(int? ExitCode, string Output, string Error)
{
    private const int LongestText = 64 * 1024;

    /// <summary>Why there is no exit code, as the end of a sentence about the program.</summary>
    internal string? Problem { get; init; }

    /// <summary>Runs a program without input to its end, or kills it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it earlier, by an exception.</param>
    internal static async Task<ProgramRun> RunAsync(string program, IEnumerable<string> arguments, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardInput.Close();
            return await FollowAsync(process, either.Token);
        }
        catch (Win32Exception error)
        {
            return new(null, "", "") { Problem = $"cannot be started: {error.Message}" };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, "", "") { Problem = $"did not end within {patience.TotalSeconds:0} seconds" };
        }
    }

    private static async Task<ProgramRun> FollowAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            var output = ReadAsync(process.StandardOutput, cancellationToken);
            var error = ReadAsync(process.StandardError, cancellationToken);
            await Task.WhenAll(output, error, process.WaitForExitAsync(cancellationToken));
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            // Whether the system buries it soon is not waited for: one that hangs in a driver stays.
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // One that says more is not listened to, and ends when its time is over.
    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new char[LongestText];
        return new string(text, 0, await reader.ReadBlockAsync(text, cancellationToken));
    }
}
