using System.Diagnostics;
using System.Text.Json;
using BatchAi.Service.Agent;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.HostingService.Support;

/// <summary>The real program, started as a person would.</summary>
internal sealed class BatchAiProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private readonly DataFolder _folder = new();

    internal DataRoot Root => _folder.Root;

    internal static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "batchai.dll");

    /// <summary>Starts the service in the background.</summary>
    /// <returns>Its process.</returns>
    internal async Task<int> ServeAsync()
    {
        var (exitCode, output) = await TryServeAsync();
        Assert.True(exitCode == 0, output);
        return ServiceFile.TryRead(Root)!.Pid;
    }

    /// <summary>Starts the service in the background, on a certain port.</summary>
    internal Task<(int ExitCode, string Output)> TryServeAsync(int port = 0) => RunAsync("serve", "--detach", $"--port={port}", "--blob-port=0", "--file-port=0");

    /// <summary>Runs one command on this data root.</summary>
    internal Task<(int ExitCode, string Output)> RunAsync(string command, params string[] arguments) =>
        Programs.RunAsync("dotnet", ["exec", Program, command, "--data-root", Root.Path, .. arguments]);

    /// <summary>Runs a script of a shell, which finds the program as <c>$BATCHAI</c> and the data root as <c>$ROOT</c>.</summary>
    internal async Task<(int ExitCode, string Output)> ScriptAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["BATCHAI"] = $"dotnet exec {Program}";
        start.Environment["ROOT"] = Root.Path;
        start.Environment["CALLERS_TOKEN"] = "must-not-be-seen";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await Task.WhenAll(output, error).WaitAsync(Patience);
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    internal async Task<JsonElement> StatusAsync() => JsonDocument.Parse((await RunAsync("status", "--json")).Output).RootElement;

    /// <summary>Ends service, jobs and agent.</summary>
    internal async Task EndAsync()
    {
        while (!await TryStopAsync()) await Task.Delay(Look);
        await EndAgentAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await SystemProcesses.KillAllAsync(Root.Path);
        await TestCgroup.TryRemoveAsync(Root.Path);
        await TestFolder.RemoveAsync(Root.Path);
    }

    // One that is just starting or ending cannot be asked.
    private async Task<bool> TryStopAsync()
    {
        try
        {
            _ = await ServiceStop.StopAsync(Root, withJobs: true, Patience, TimeProvider.System, CancellationToken.None);
            return true;
        }
        catch (BatchAiException error) when (error.Code is "ServiceNotReady" or "ServiceNotAnswering")
        {
            return false;
        }
    }

    // A service that ends may have just started its agent.
    private async Task EndAgentAsync()
    {
        while (IsAgentAlive() || SystemProcesses.Agents(Root.Path).Count > 0)
        {
            await Task.Delay(Look);
            if (await AgentClient.TryConnectAsync(Root.Path, CancellationToken.None) is not { } agent) continue;
            try
            {
                using (agent) await agent.ShutdownAsync();
            }
            catch (BatchAiException error) when (error.Code == "AgentGone")
            {
                // It did not wait for its answer to be read.
            }
        }
    }

    private bool IsAgentAlive()
    {
        using var file = Descriptor.TryOpen(AgentPaths.Lock(Root.Path), createNew: false);
        return file?.TryLock() == false;
    }
}
