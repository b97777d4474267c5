using System.Globalization;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Runs;

public sealed class RunInterruptTests : IDisposable
{
    private static readonly Dictionary<string, int> Numbers = new() { ["HUP"] = 1, ["INT"] = 2, ["QUIT"] = 3, ["TERM"] = 15 };
    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [PosixTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public async Task Run_Signalled_EndsTheJob(string signal)
    {
        if (IsIgnoredHere(signal)) return;
        _sandbox.WriteJob("job.json", "trap 'echo cleaning up; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
        using var running = _sandbox.Start("run", "job.json");
        await running.WaitForLineAsync("stdout| ready");
        await running.SignalAsync(signal);
        var result = await running.EndAsync();
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("stdout| cleaning up", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("terminated by the user", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("stdouterr  ", StringComparison.Ordinal));
        Assert.Contains("ask once more", result.Error, StringComparison.Ordinal);
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PosixFact]
    public async Task Run_SignalledTwice_KillsTheJob()
    {
        _sandbox.WriteJob("job.json", "trap 'echo no' TERM; echo ready; while :; do sleep 0.05; done");
        using var running = _sandbox.Start("run", "job.json");
        await running.WaitForLineAsync("stdout| ready");
        await running.SignalAsync("TERM");
        await running.WaitForLineAsync("stdout| no");
        await running.SignalAsync("TERM");
        var result = await running.EndAsync();
        Assert.Equal(130, result.ExitCode);
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PosixFact]
    public async Task Run_Killed_EndsTheJob()
    {
        _sandbox.WriteJob("job.json", "echo ready; sleep 600");
        using var running = _sandbox.Start("run", "job.json");
        await running.WaitForLineAsync("stdout| ready");
        await running.SignalAsync("KILL");
        await running.EndAsync();
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PosixTheory]
    [InlineData("sleep 600")]
    [InlineData("while :; do echo more; done")]
    public async Task Run_WhoseReaderIsGone_EndsTheJob(string commandLine)
    {
        _sandbox.WriteJob("job.json", commandLine);
        using var shell = _sandbox.StartShell("\"$0\" run job.json | head -n 1; echo \"${PIPESTATUS[0]}\"");
        var result = await shell.EndAsync();
        Assert.Equal(["job         job (custom, 1 node, at most 7 days)", "130"], result.Lines);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PosixFact]
    public async Task Run_WhoseOutputCannotBeWritten_GoesOn()
    {
        if (!File.Exists("/dev/full")) return;
        _sandbox.WriteJob("job.json", "echo done > $AZ_BATCHAI_JOB_MOUNT_ROOT/logs/proof; exit 5");
        using var shell = _sandbox.StartShell("\"$0\" run job.json --out o > /dev/full; echo $?");
        var result = await shell.EndAsync();
        Assert.Equal(["5"], result.Lines);
        Assert.Equal("done\n", _sandbox.Read("o/logs/proof"));
    }

    // A test run in the background, or under nohup, hands its ignored signals down.
    private static bool IsIgnoredHere(string signal)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var mask = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..];
        return (ulong.Parse(mask.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (Numbers[signal] - 1) & 1) != 0;
    }
}
