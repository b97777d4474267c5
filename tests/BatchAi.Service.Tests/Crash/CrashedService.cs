using System.Diagnostics;
using System.Globalization;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.Crash;

/// <summary>A service and its agent, to be killed without warning and started again.</summary>
internal sealed class CrashedService : IAsyncDisposable
{
    private readonly BatchAiProcess _batchAi = new();
    private int _port;

    internal DataRoot Root => _batchAi.Root;

    /// <summary>How long each restart took, from the command to the first answer.</summary>
    internal List<TimeSpan> Restarts { get; } = [];

    internal Uri Endpoint => new($"https://localhost:{_port}");

    /// <summary>Starts the service; always on the same port, as a service with clients does.</summary>
    internal async Task StartAsync()
    {
        var start = Stopwatch.GetTimestamp();
        _ = await _batchAi.ServeAsync(_port);
        var service = ServiceFile.TryRead(Root)!;
        using var client = ServiceClient.Create(Root, service);
        _ = await client.GetStatusAsync(CancellationToken.None);
        if (_port > 0) Restarts.Add(Stopwatch.GetElapsedTime(start));
        _port = new Uri(service.ManagementEndpoint).Port;
    }

    internal void KillService() => ProcessSignals.Send(ServiceLock.HolderOf(Root) ?? throw new InvalidOperationException("No service runs."), ProcessSignals.Kill);

    /// <summary>Kills the agent, if one runs now.</summary>
    internal bool KillAgent()
    {
        if (ProcessTable.Read().FirstOrDefault(p => p.IsAlive && IsAgent(p.Id)) is not { } agent) return false;
        ProcessSignals.Send(agent.Id, ProcessSignals.Kill);
        return true;
    }

    /// <summary>Ends service and agent politely.</summary>
    internal Task EndAsync() => _batchAi.EndAsync();

    /// <summary>Every process that has to do with this data root.</summary>
    internal IReadOnlyList<string> Processes() =>
        [.. ProcessTable.Read().Where(p => p.IsAlive && p.Id != Environment.ProcessId).Select(p => $"{p.Id.ToString(CultureInfo.InvariantCulture)} {CommandLineOf(p.Id)}").Where(IsOurs)];

    public ValueTask DisposeAsync() => _batchAi.DisposeAsync();

    private bool IsOurs(string process) =>
        process.Contains(Root.Path, StringComparison.Ordinal) || TextOf(process.Split(' ')[0], "environ").Contains(Root.Path, StringComparison.Ordinal);

    private bool IsAgent(int process) => CommandLineOf(process).Contains($" agent --data-root {Root.Path}", StringComparison.Ordinal);

    private static string CommandLineOf(int process) => TextOf(process.ToString(CultureInfo.InvariantCulture), "cmdline").Replace('\0', ' ');

    private static string TextOf(string process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
