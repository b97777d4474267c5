using System.Globalization;
using System.Text.Json;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Tests.Crash;
using BatchAi.Service.Tests.HostingService.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.HostingService;

/// <summary><c>batchai stop</c> while a job runs, with the real program, agent and processes.</summary>
public sealed class StopCommandTests : IAsyncLifetime
{
    private const string Job = CrashClient.Jobs + "/endless";
    private readonly BatchAiProcess _batchAi = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _batchAi.DisposeAsync();

    [Fact]
    public async Task Stop_WhileAJobRuns_LeavesItToTheNextServiceAndEndsItWhenAsked()
    {
        if (!OperatingSystem.IsLinux()) return;
        await _batchAi.ServeAsync();
        var process = await StartJobAsync();

        Assert.Equal(0, (await _batchAi.RunAsync("stop")).ExitCode);
        Assert.True(SystemProcesses.IsAlive(process));

        await _batchAi.ServeAsync();
        Assert.Equal("running", (await ReadJobAsync()).GetProperty("executionState").GetString());
        Assert.True(SystemProcesses.IsAlive(process));

        Assert.Equal(0, (await _batchAi.RunAsync("stop", "--jobs")).ExitCode);
        Assert.False(SystemProcesses.IsAlive(process));

        await _batchAi.ServeAsync();
        var job = await ReadJobAsync();
        Assert.Equal("failed", job.GetProperty("executionState").GetString());
        Assert.Equal("JobTerminated", job.GetProperty("executionInfo").GetProperty("errors")[0].GetProperty("code").GetString());
    }

    private CrashClient Connect() => new(_batchAi.Root, new Uri(ServiceFile.TryRead(_batchAi.Root)!.ManagementEndpoint));

    private async Task<int> StartJobAsync()
    {
        var known = Path.Combine(_batchAi.Root.Path, "process-of-the-job");
        using var client = Connect();
        await client.PutAsync(Job, $$$"""
            {"properties":{"cluster":{"id":"{{{CrashClient.Workspace}}}/clusters/local"},"nodeCount":1,"stdOutErrPathPrefix":"{{{_batchAi.Root.Path}}}/output",
             "customToolkitSettings":{"commandLine":"echo $$ > {{{known}}}.new; mv {{{known}}}.new {{{known}}}; exec sleep 1000"} } }
            """);
        await Eventually.FileAsync(known);
        while ((await ReadJobAsync()).GetProperty("executionState").GetString() != "running") await Task.Delay(20);
        return int.Parse(await File.ReadAllTextAsync(known), CultureInfo.InvariantCulture);
    }

    private async Task<JsonElement> ReadJobAsync()
    {
        using var client = Connect();
        return (await client.GetAsync(Job)).GetProperty("properties");
    }
}
