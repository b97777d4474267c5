using System.Text.Json;
using BatchAi.Core.Execution;
using BatchAi.Service.Agent;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Runs;

/// <summary>
/// The one attempt of a run, in the hands of an agent that lives no longer than this process: a pipe ties them.
/// Should the agent die, another takes up where it stood.
/// </summary>
internal sealed class RunAttempt : IDisposable
{
    private const int MaximumAgents = 5;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private readonly string _dataRoot;
    private readonly string _attemptId;
    private readonly TimeProvider _time;
    private readonly (Descriptor Reader, Descriptor Writer) _lifeline = Descriptor.Pipe();
    private AgentClient? _agent;
    private volatile int _stops;

    internal RunAttempt(string dataRoot, AttemptOrder order, TimeProvider time)
    {
        _dataRoot = dataRoot;
        _time = time;
        _attemptId = Guid.NewGuid().ToString("D");
        var folder = new AttemptFolder(dataRoot, _attemptId);
        OwnerOnly.CreateDirectory(folder.Root);
        OwnerOnly.WriteAllText(folder.Order, JsonSerializer.Serialize(order, AgentJson.Default.AttemptOrder));
    }

    private TimeSpan GraceLeft => _stops < 2 ? Grace : TimeSpan.Zero;

    /// <summary>Runs the attempt to its end.</summary>
    internal async Task<AttemptResult> RunAsync()
    {
        for (var agents = 1; ; agents++)
        {
            _agent = await AgentProcess.ConnectAsync(_dataRoot, _lifeline.Reader, _time, CancellationToken.None);
            if (await TryFinishAsync(_agent) is { } result) return result;
            _agent.Dispose();
            if (agents == MaximumAgents) return new AttemptResult { Outcome = AttemptOutcome.NodeLost, Message = "One agent after the other died." };
        }
    }

    /// <summary>Asks the job to end; asked a second time, does not wait for it.</summary>
    /// <returns>Whether this is the first time.</returns>
    internal bool Stop()
    {
        var isFirst = Interlocked.Increment(ref _stops) == 1;
        _ = StopAsync();
        return isFirst;
    }

    public void Dispose()
    {
        _agent?.Dispose();
        _lifeline.Writer.Dispose();
        _lifeline.Reader.Dispose();
    }

    private async Task<AttemptResult?> TryFinishAsync(AgentClient agent)
    {
        try
        {
            // Harmless for an attempt that this agent has taken up already.
            await agent.StartAsync(_attemptId);
            if (_stops > 0) await agent.StopAsync(_attemptId, GraceLeft);
            await foreach (var news in agent.News.ReadAllAsync())
            {
                if (news.Result is not { } result) continue;
                await EndAgentAsync(agent);
                return result;
            }
        }
        catch (BatchAiException error) when (error.Code == "AgentGone")
        {
            // The next agent knows what became of the attempt.
        }

        return AgentJson.TryRead(new AttemptFolder(_dataRoot, _attemptId).Result, AgentJson.Default.AttemptResult);
    }

    // Its last word is the end of the connection; only then are its files nobody's.
    private static async Task EndAgentAsync(AgentClient agent)
    {
        await agent.ShutdownAsync();
        await agent.News.Completion.WaitAsync(Grace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task StopAsync()
    {
        try
        {
            if (_agent is { } agent) await agent.StopAsync(_attemptId, GraceLeft);
        }
        catch (BatchAiException)
        {
            // The agent is gone; the next one is told when it is there.
        }
    }
}
