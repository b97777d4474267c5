using System.Diagnostics;
using System.Text.Json;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Tests.HostingService.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.HostingService;

public sealed class ServeCommandTests : IAsyncLifetime
{
    private readonly BatchAiProcess _batchAi = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _batchAi.DisposeAsync();

    [Fact]
    public async Task Detach_IntoAPipeline_EndsAndTellsHowToConnect()
    {
        var (exitCode, output) = await _batchAi.ScriptAsync("""set -o pipefail; $BATCHAI serve --detach --data-root "$ROOT" --port 0 --blob-port 0 --file-port 0 3>&1 | cat""");

        var service = ServiceFile.TryRead(_batchAi.Root)!;
        Assert.True(exitCode == 0, output);
        foreach (var part in new[] { service.ManagementEndpoint, service.TokenPath, service.CaPath, "curl" }) Assert.Contains(part, output, StringComparison.Ordinal);
        Assert.Equal(service.Pid, ServiceLock.HolderOf(_batchAi.Root));
    }

    [Fact]
    public async Task Detach_Service_HasItsOwnSessionAndNothingOfTheCallers()
    {
        var (_, output) = await _batchAi.ScriptAsync("""$BATCHAI serve --detach --data-root "$ROOT" --port 0 --blob-port 0 --file-port 0""");
        Assert.True(ServiceFile.TryRead(_batchAi.Root) is not null, output);
        var pid = ServiceFile.TryRead(_batchAi.Root)!.Pid;

        if (!OperatingSystem.IsLinux()) return;
        Assert.Equal(pid, ProcessTable.TryRead(pid)!.Session);
        Assert.DoesNotContain("must-not-be-seen", await File.ReadAllTextAsync($"/proc/{pid}/environ"), StringComparison.Ordinal);
        Assert.Equal(["/dev/null", "/dev/null", "/dev/null"], Enumerable.Range(0, 3).Select(n => new FileInfo($"/proc/{pid}/fd/{n}").LinkTarget));
    }

    [Fact]
    public async Task Detach_CannotStart_ShowsTheLogAndTheExitCode()
    {
        await File.WriteAllTextAsync(_batchAi.Root.Token, "no token");

        var (exitCode, output) = await _batchAi.RunAsync("serve", "--detach", "--port", "0", "--blob-port", "0", "--file-port", "0");

        Assert.Equal(1, exitCode);
        Assert.Contains("TokenInvalid", output, StringComparison.Ordinal);
        Assert.Contains("exit code 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_CertificatesToTrustThatAreNone_SaysSo()
    {
        var (exitCode, output) = await _batchAi.RunAsync("serve", "--port=0", "--blob-port=0", "--file-port=0", $"--mount-ca={_batchAi.Root.ServiceLock}-none");

        Assert.Equal(1, exitCode);
        Assert.Contains("MountCaUnreadable", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--detach")]
    [InlineData("--port=0")]
    public async Task Serve_AnotherServes_IsRefusedWithItsProcess(string option)
    {
        var pid = await _batchAi.ServeAsync();

        var (exitCode, output) = await _batchAi.RunAsync("serve", option);

        Assert.Equal(3, exitCode);
        Assert.Contains($"pid {pid}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port", "http")]
    [InlineData("--listen", "everywhere")]
    [InlineData("--idle-exit", "soon")]
    [InlineData("--mount-blob", "https://127.0.0.1:20011/mine")]
    [InlineData("--mount-blob", "mine=http://127.0.0.1:20011/mine")]
    public async Task Serve_WrongCommandLine_IsTwo(string option, string value) =>
        Assert.Equal(2, (await _batchAi.RunAsync("serve", option, value)).ExitCode);

    [Fact]
    public async Task Status_Running_TellsWhereAndTheJobs()
    {
        var pid = await _batchAi.ServeAsync();

        var (exitCode, output) = await _batchAi.RunAsync("status");
        var json = await _batchAi.StatusAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains($"pid {pid}", output, StringComparison.Ordinal);
        Assert.Equal((true, true, pid), (json.GetProperty("running").GetBoolean(), json.GetProperty("ready").GetBoolean(), json.GetProperty("pid").GetInt32()));
        Assert.Equal(ServiceFile.TryRead(_batchAi.Root)!.ManagementEndpoint, json.GetProperty("managementEndpoint").GetString());
        Assert.Equal(JsonValueKind.Object, json.GetProperty("jobs").ValueKind);
    }

    [Fact]
    public async Task Status_NotRunning_IsThree()
    {
        var (exitCode, output) = await _batchAi.RunAsync("status");

        Assert.Equal(3, exitCode);
        Assert.Contains("batchai serve", output, StringComparison.Ordinal);
        Assert.False((await _batchAi.StatusAsync()).GetProperty("running").GetBoolean());
    }

    [Fact]
    public async Task Stop_Running_EndsIt()
    {
        var pid = await _batchAi.ServeAsync();

        var (exitCode, output) = await _batchAi.RunAsync("stop");

        Assert.True(exitCode == 0, output);
        Assert.Contains($"{pid}", output, StringComparison.Ordinal);
        Assert.False(File.Exists(_batchAi.Root.ServiceFile));
        Assert.Equal(0, (await _batchAi.RunAsync("stop")).ExitCode);
    }

    [Fact]
    public async Task Stop_DescriptionLost_EndsItByASignal()
    {
        await _batchAi.ServeAsync();
        File.Delete(_batchAi.Root.ServiceFile);

        Assert.Equal(0, (await _batchAi.RunAsync("stop")).ExitCode);
        Assert.Null(ServiceLock.HolderOf(_batchAi.Root));
    }

    [Fact]
    public async Task Serve_AfterAKill_StartsAgainAndKeepsTokenAndCertificate()
    {
        var first = await _batchAi.ServeAsync();
        var (token, authority) = (await File.ReadAllTextAsync(_batchAi.Root.Token), await File.ReadAllTextAsync(_batchAi.Root.CaCertificate));
        ProcessSignals.Send(first, ProcessSignals.Kill);
        await Eventually.TrueAsync(() => ServiceLock.HolderOf(_batchAi.Root) is null);

        var second = await _batchAi.ServeAsync();

        Assert.NotEqual(first, second);
        Assert.Equal(token, await File.ReadAllTextAsync(_batchAi.Root.Token));
        Assert.Equal(authority, await File.ReadAllTextAsync(_batchAi.Root.CaCertificate));
        Assert.True((await _batchAi.StatusAsync()).GetProperty("ready").GetBoolean());
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Serve_InTheForeground_EndsPolitelyAtASignal(string signal)
    {
        var script = $"""
            reset=; env --default-signal=INT true 2>/dev/null && reset='env --default-signal=INT'
            $reset $BATCHAI serve --data-root "$ROOT" --port 0 --blob-port 0 --file-port 0 & pid=$!
            until [ -e "$ROOT/service.json" ] || ! kill -0 $pid; do sleep 0.05; done
            kill -{signal} $pid; wait $pid; echo "exit $?"
            """;

        // A shell makes its background processes ignore SIGINT, unless it controls jobs; what this test was started by may have done so.
        var (_, output) = await _batchAi.ScriptAsync("set -m; " + script);

        Assert.Contains("Serving https://localhost:", output, StringComparison.Ordinal);
        Assert.Contains("exit 0", output, StringComparison.Ordinal);
        Assert.False(File.Exists(_batchAi.Root.ServiceFile));
        Assert.Contains("serviceEnded", await File.ReadAllTextAsync(_batchAi.Root.ServiceLog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_IdleExit_EndsByItself()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", BatchAiProcess.Program, "serve", "--data-root", _batchAi.Root.Path, "--port", "0", "--blob-port", "0", "--file-port", "0", "--idle-exit", "0.5"]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;

        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
    }
}
