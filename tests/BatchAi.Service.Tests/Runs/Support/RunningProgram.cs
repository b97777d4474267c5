using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BatchAi.Service.Tests.Runs.Support;

/// <summary>A program that runs, and what it has written so far.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly BlockingCollection<string> _lines = [];
    private readonly Task _reading;
    private readonly Task<string> _error;

    internal RunningProgram(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _error = _process.StandardError.ReadToEndAsync();
        _reading = Task.Run(ReadAsync);
    }

    internal int Id => _process.Id;

    /// <summary>Waits for a line of the output.</summary>
    internal async Task WaitForLineAsync(string expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        await Task.Run(() =>
        {
            foreach (var line in _lines.GetConsumingEnumerable(patience.Token))
            {
                if (line.Contains(expected, StringComparison.Ordinal)) return;
            }

            throw new InvalidOperationException($"The program ended without '{expected}'.");
        });
    }

    /// <summary>Sends a signal by its name.</summary>
    internal async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until the program has ended and everything is read.</summary>
    internal async Task<ProgramResult> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        await _reading;
        return new ProgramResult(_process.ExitCode, _output.ToString(), await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        _lines.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _output.Append(line).Append('\n');
            _lines.Add(line);
        }

        _lines.CompleteAdding();
    }
}
