using System.Collections.Concurrent;
using System.Diagnostics;
using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Protocol;

namespace BatchAi.Service.Tests.Support;

/// <summary>A real agent, a process of its own, and a connection to it.</summary>
internal sealed class TestAgent : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<AttemptResult>> _results = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private TestAgent(Process process) => _process = process;

    internal AgentClient Client { get; private set; } = null!;

    internal int Id => _process.Id;

    internal bool HasExited => _process.HasExited;

    internal string Errors => string.Join('\n', _errors);

    /// <summary>Starts an agent and connects to it.</summary>
    internal static async Task<TestAgent> StartAsync(string dataRoot, IReadOnlyDictionary<string, string> environment, params string[] options)
    {
        var agent = new TestAgent(StartProcess(dataRoot, environment, options));
        agent._process.ErrorDataReceived += (_, line) => agent._errors.Enqueue(line.Data ?? "");
        agent._process.BeginErrorReadLine();
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start).TotalMinutes < 2 && !agent.HasExited)
        {
            if (await AgentClient.TryConnectAsync(dataRoot, CancellationToken.None) is { } client)
            {
                agent.Client = client;
                _ = agent.ReadNewsAsync();
                return agent;
            }

            await Task.Delay(10);
        }

        await agent._process.WaitForExitAsync();
        throw new InvalidOperationException($"The agent did not start: {agent.Errors}");
    }

    /// <summary>Runs an agent that is expected to end by itself.</summary>
    internal static async Task<int> RunAsync(string dataRoot, IReadOnlyDictionary<string, string> environment)
    {
        using var process = StartProcess(dataRoot, environment, []);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Waits for an attempt's result to be told.</summary>
    internal Task<AttemptResult> ResultAsync(string attemptId) => Eventually.InTimeAsync(ResultOf(attemptId).Task, $"the result of {attemptId}");

    internal bool HasResult(string attemptId) => ResultOf(attemptId).Task.IsCompleted;

    /// <summary>Kills the agent without a warning.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        Client.Dispose();
    }

    /// <summary>Ends the agent as a client would; jobs go on.</summary>
    /// <returns>Its exit code.</returns>
    internal async Task<int> EndAsync()
    {
        await Client.ShutdownAsync();
        return await WaitForExitAsync();
    }

    internal async Task<int> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasExited) await KillAsync();
        Client.Dispose();
        _process.Dispose();
    }

    private static Process StartProcess(string dataRoot, IReadOnlyDictionary<string, string> environment, string[] options)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "batchai.dll");
        var start = new ProcessStartInfo(DotnetProgram(), ["exec", program, "agent", "--data-root", dataRoot, .. options])
        {
            UseShellExecute = false,
            RedirectStandardError = true,

            // What a name makes by mistake shows up next to it.
            WorkingDirectory = Path.GetDirectoryName(dataRoot),
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string DotnetProgram() =>
        Path.GetFileName(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath!
            : Path.Combine(Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "/usr/share/dotnet", "dotnet");

    private async Task ReadNewsAsync()
    {
        await foreach (var news in Client.News.ReadAllAsync())
        {
            if (news.Result is { } result) ResultOf(news.AttemptId!).TrySetResult(result);
        }
    }

    private TaskCompletionSource<AttemptResult> ResultOf(string attemptId) =>
        _results.GetOrAdd(attemptId, _ => new TaskCompletionSource<AttemptResult>(TaskCreationOptions.RunContinuationsAsynchronously));
}
