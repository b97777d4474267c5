using System.Diagnostics;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Tests.HostingService.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Crash;

/// <summary>A service and its agent, to be killed without warning and started again.</summary>
internal sealed class CrashedService : IAsyncDisposable
{
    private readonly BatchAiProcess _batchAi = new();
    private int _port;

    internal DataRoot Root => _batchAi.Root;

    /// <summary>How long each restart took, from the command to the first answer.</summary>
    internal List<TimeSpan> Restarts { get; } = [];

    /// <summary>How often something was killed.</summary>
    internal int Kills { get; private set; }

    internal Uri Endpoint => new($"https://localhost:{_port}");

    /// <summary>Starts the service; always on the same port, as a service with clients does.</summary>
    internal async Task StartAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var (exitCode, output) = await _batchAi.TryServeAsync(_port);

        // While the service was down, somebody's outgoing connection may have got the port for a while; and a busy
        // machine may need longer than the command waits.
        while (output.Contains("PortInUse", StringComparison.Ordinal) || output.Contains("ServiceNotReady", StringComparison.Ordinal))
        {
            await Eventually.TrueAsync(() => ServiceLock.HolderOf(Root) is null);
            (exitCode, output) = await _batchAi.TryServeAsync(_port);
        }

        Assert.True(exitCode == 0, output);
        var port = new Uri(ServiceFile.TryRead(Root)!.ManagementEndpoint).Port;
        using var client = new CrashClient(Root, new Uri($"https://localhost:{port}"));
        _ = await client.GetAsync(CrashClient.Workspace);
        if (_port > 0) Restarts.Add(Stopwatch.GetElapsedTime(start));
        _port = port;
    }

    /// <summary>Starts the service, and kills it while it is still taking up what is stored, or a moment later.</summary>
    internal async Task StartAndKillAsync(TimeSpan after)
    {
        var starting = _batchAi.TryServeAsync(_port);
        await Task.Delay(after);
        if (ServiceLock.HolderOf(Root) is > 0) await KillServiceAsync();
        await starting;
        if (ServiceLock.HolderOf(Root) is > 0) await KillServiceAsync();
    }

    internal async Task KillServiceAsync()
    {
        if (ServiceLock.HolderOf(Root) is not { } process) return;
        ProcessSignals.Send(process, ProcessSignals.Kill);
        Kills++;
        await Eventually.TrueAsync(() => ServiceLock.HolderOf(Root) is null);
    }

    /// <summary>Kills the agent, if one runs now.</summary>
    internal void KillAgent()
    {
        if (Agents() is not [var agent, ..]) return;
        ProcessSignals.Send(agent, ProcessSignals.Kill);
        Kills++;
    }

    /// <summary>Ends service and agent politely.</summary>
    internal Task EndAsync() => _batchAi.EndAsync();

    /// <summary>Every process that has to do with this data root.</summary>
    internal IReadOnlyList<string> Processes() => [.. SystemProcesses.Mentioning(Root.Path).Select(SystemProcesses.Describe)];

    internal IReadOnlyList<int> Agents() =>
        [.. SystemProcesses.Mentioning(Root.Path).Where(p => SystemProcesses.Arguments(p).Contains($"\0agent\0--data-root\0{Root.Path}\0", StringComparison.Ordinal))];

    public ValueTask DisposeAsync() => _batchAi.DisposeAsync();
}
