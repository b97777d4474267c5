using System.Collections.Concurrent;
using System.Text.Json;
using BatchAi.Core.Execution;
using BatchAi.Service.Agent;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process;

/// <summary>
/// Gives attempts to the data root's agent and learns how they end. When the agent dies, the next one is asked about
/// every attempt again, so that no news is lost.
/// </summary>
internal sealed class AttemptDesk(DataRoot root, TrashBin trash, EventLog log, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, ActiveAttempt> _active = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private volatile AgentClient? _client;
    private Task? _serving;

    /// <summary>Connects to the agent, and stays connected.</summary>
    internal void Open()
    {
        lock (_gate)
        {
            if (!_end.IsCancellationRequested) _serving ??= Task.Run(ServeAsync);
        }
    }

    /// <summary>An attempt that is about to start.</summary>
    internal ActiveAttempt Prepare(string attemptId, Action<DateTimeOffset> started) => new(new AttemptFolder(root.Path, attemptId), isAdopted: false, started);

    /// <summary>Takes up an attempt that an earlier service began; the agent tells how it goes on.</summary>
    internal ActiveAttempt Adopt(string attemptId, Action<DateTimeOffset> started)
    {
        var attempt = new ActiveAttempt(new AttemptFolder(root.Path, attemptId), isAdopted: true, started);
        _active[attemptId] = attempt;
        return attempt;
    }

    /// <summary>Starts an attempt, and completes with its end.</summary>
    internal Task<AttemptResult> RunAsync(ActiveAttempt attempt, AttemptOrder order)
    {
        Open();
        try
        {
            OwnerOnly.CreateDirectory(attempt.Folder.Root);
            OwnerOnly.WriteAllText(attempt.Folder.Order, JsonSerializer.Serialize(order, AgentJson.Default.AttemptOrder));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            attempt.End(NotStarted(error.Message));
            return attempt.Ended;
        }

        _active[attempt.Id] = attempt;
        if (_client is { } client) _ = AskAsync(client, attempt);
        if (_end.IsCancellationRequested) attempt.Abandon();
        return attempt.Ended;
    }

    /// <summary>Asks an attempt to end; its end tells when it has.</summary>
    internal void Stop(ActiveAttempt attempt)
    {
        attempt.IsStopAsked = true;
        if (_active.ContainsKey(attempt.Id) && _client is { } client) _ = StopAsync(client, attempt.Id);
    }

    /// <summary>Asks an attempt to end because its nodes are taken from it.</summary>
    internal void Take(ActiveAttempt attempt, JobLoss loss)
    {
        try
        {
            loss.Write(attempt.Folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // This service knows it all the same; only one that comes in between would not.
            log.Write("lossNotKept", detail: error.Message);
        }

        Stop(attempt);
    }

    /// <summary>Lets go of an attempt whose end is durable elsewhere; until then its folder is the only one to tell.</summary>
    internal void Discard(AttemptFolder folder)
    {
        _active.TryRemove(folder.AttemptId, out _);
        if (_client is { } client) _ = ForgetAsync(client, folder.AttemptId);
        _ = trash.Discard(folder.Root);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _client?.Dispose();
        if (_serving is not null) await _serving;
        foreach (var attempt in _active.Values) attempt.Abandon();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var pause = TimeSpan.Zero;
        while (!_end.IsCancellationRequested)
        {
            var start = time.GetTimestamp();
            try
            {
                await ServeOneAgentAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (BatchAiException error)
            {
                log.Write("agentNotAnswering", detail: error.Message);
            }

            // An agent that dies at once, again and again, must not keep the machine busy.
            pause = time.GetElapsedTime(start) > LongestPause ? TimeSpan.Zero : Longer(pause);
            await PauseAsync(pause);
        }
    }

    private static TimeSpan Longer(TimeSpan pause)
    {
        var longer = (2 * pause) + TimeSpan.FromMilliseconds(50);
        return longer < LongestPause ? longer : LongestPause;
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        try
        {
            if (pause > TimeSpan.FromMilliseconds(50)) await Task.Delay(pause, time, _end.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }

    private async Task ServeOneAgentAsync()
    {
        using var client = await AgentProcess.ConnectAsync(root.Path, lifeline: null, time, _end.Token);
        _client = client;
        try
        {
            // Harmless for those that this agent knows; others it starts, or tells that it cannot.
            foreach (var attempt in _active.Values.Where(a => !a.Ended.IsCompleted)) _ = AskAsync(client, attempt);
            await foreach (var news in client.News.ReadAllAsync(_end.Token)) Take(client, news);
        }
        finally
        {
            _client = null;
        }

        log.Write("agentGone");
    }

    private void Take(AgentClient client, AgentMessage news)
    {
        if (news.AttemptId is not { } id) return;
        if (!_active.TryGetValue(id, out var attempt))
        {
            TakeStray(client, id, news.Result is not null);
            return;
        }

        if (news.Result is not null) attempt.End(news.Result);
        else if (news.StartTime is { } start) attempt.Start(start);
    }

    // Nobody waits for this one: its job was deleted, or its end was durable before the last service ended.
    private void TakeStray(AgentClient client, string id, bool isOver)
    {
        if (isOver) Discard(new AttemptFolder(root.Path, id));
        else _ = StopAsync(client, id);
    }

    private async Task AskAsync(AgentClient client, ActiveAttempt attempt)
    {
        try
        {
            await client.StartAsync(attempt.Id);
            if (attempt.IsStopAsked) await client.StopAsync(attempt.Id, Grace);
        }
        catch (BatchAiException error) when (error.Code == "AgentRefused")
        {
            var recorded = AgentJson.TryRead(attempt.Folder.Result, AgentJson.Default.AttemptResult);
            attempt.End(recorded ?? (attempt.IsAdopted ? Lost() : NotStarted(error.Message)));
        }
        catch (BatchAiException)
        {
            // The agent is gone; the next one is asked.
        }
    }

    private static async Task StopAsync(AgentClient client, string attemptId)
    {
        try
        {
            await client.StopAsync(attemptId, Grace);
        }
        catch (BatchAiException)
        {
            // The agent is gone; the next one is told when it is there.
        }
    }

    private static async Task ForgetAsync(AgentClient client, string attemptId)
    {
        try
        {
            await client.ForgetAsync(attemptId);
        }
        catch (BatchAiException)
        {
            // The agent is gone, and with it its memory.
        }
    }

    private AttemptResult NotStarted(string why)
    {
        var now = time.GetUtcNow();
        return new AttemptResult { Outcome = AttemptOutcome.StartFailed, Message = why, StartTime = now, EndTime = now };
    }

    private AttemptResult Lost() => new() { Outcome = AttemptOutcome.NodeLost, Message = "No agent knows what became of the job.", EndTime = time.GetUtcNow() };
}
