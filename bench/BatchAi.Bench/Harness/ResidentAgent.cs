using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using BatchAi.Core.Execution;
using BatchAi.Service.Agent;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Hosting;

namespace BatchAi.Bench.Harness;

/// <summary>A real agent, as a process of the built executable, and a client of it.</summary>
internal sealed class ResidentAgent : IAsyncDisposable
{
    private readonly AgentClient _client;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<AttemptResult>> _awaited = new(StringComparer.Ordinal);

    private ResidentAgent(string folder, int process, AgentClient client)
    {
        Folder = folder;
        _client = client;
        Process = process;
        _ = ListenAsync();
    }

    /// <summary>The executable that is measured: the one next to this, unless the command line names another.</summary>
    internal static string Executable { get; set; } = Path.Combine(AppContext.BaseDirectory, "batchai");

    internal int Process { get; }

    /// <summary>The agent's data root, and room for nodes and mounts.</summary>
    internal string Folder { get; }

    /// <summary>Starts an agent, and returns as soon as it answers.</summary>
    internal static async Task<ResidentAgent> StartAsync(params string[] options)
    {
        var folder = TemporaryFolder.Create();
        string[] arguments = ["agent", "--data-root", folder, .. options];
        var process = Spawner.Start(new SpawnRequest(Executable, arguments, AgentProcess.Environment(), new Dictionary<int, Descriptor>()));
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
        {
            if (await AgentClient.TryConnectAsync(folder, CancellationToken.None) is { } client) return new ResidentAgent(folder, process, client);
            await Task.Delay(1);
        }

        throw new TimeoutException("The agent does not answer.");
    }

    /// <summary>Submits an attempt as a service does, and waits for its result.</summary>
    internal async Task RunAsync(AttemptOrder order)
    {
        var attempt = await SubmitAsync(order);
        var result = await _awaited[attempt].Task;
        if (result.Outcome != AttemptOutcome.Succeeded) throw new InvalidOperationException($"{result.Outcome}: {result.Message}");
        _awaited.TryRemove(attempt, out _);
        await _client.ForgetAsync(attempt);
    }

    /// <summary>Submits an attempt, and returns when the agent has started it.</summary>
    internal async Task<string> SubmitAsync(AttemptOrder order)
    {
        var folder = new AttemptFolder(Folder, Guid.NewGuid().ToString("D"));
        _awaited[folder.AttemptId] = new TaskCompletionSource<AttemptResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        OwnerOnly.CreateDirectory(folder.Root);
        OwnerOnly.WriteAllText(folder.Order, JsonSerializer.Serialize(order, AgentJson.Default.AttemptOrder));
        await _client.StartAsync(folder.AttemptId);
        return folder.AttemptId;
    }

    /// <summary>Ends an attempt at once, and waits for its end.</summary>
    internal async Task StopAsync(string attempt)
    {
        await _client.StopAsync(attempt, TimeSpan.Zero);
        await _awaited[attempt].Task;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _client.ShutdownAsync();
        }
        catch (BatchAiException error) when (error.Code == "AgentGone")
        {
            // It may end before its answer is sent.
        }

        _client.Dispose();
        while (!ProcessSignals.TryReap(Process)) await Task.Delay(5);
    }

    private async Task ListenAsync()
    {
        await foreach (var news in _client.News.ReadAllAsync())
        {
            if (news is { AttemptId: { } attempt, Result: { } result }) _awaited.GetValueOrDefault(attempt)?.TrySetResult(result);
        }
    }
}
