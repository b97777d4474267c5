using System.Collections.Concurrent;
using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Protocol;

namespace BatchAi.Service.Agent;

/// <summary>The attempts of a data root: starts, adopts, stops and forgets them, and tells how they fare.</summary>
internal sealed class AttemptRegistry(string dataRoot, AttemptServices services)
{
    private readonly ConcurrentDictionary<string, AttemptEntry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _starting = new();
    private bool _isLeaving;

    /// <summary>Called at each change of an attempt.</summary>
    internal Action<AgentMessage> Changed { get; set; } = static _ => { };

    /// <summary>Whether any attempt runs.</summary>
    internal bool IsBusy => _entries.Values.Any(e => e.IsRunning);

    /// <summary>Where every known attempt stands.</summary>
    internal IReadOnlyList<AgentMessage> Snapshot() => [.. _entries.Values.Select(e => e.Message)];

    /// <summary>Takes up what an earlier agent left: what lives is adopted, what does not is lost.</summary>
    internal void Recover()
    {
        foreach (var folder in AttemptFolder.All(dataRoot).Where(f => File.Exists(f.Claim)))
        {
            try
            {
                Recover(folder);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // One folder that cannot be read must not keep the agent from the others.
                services.Log.Write("attemptNotRecovered", folder.AttemptId, error.Message);
            }
        }
    }

    /// <summary>Starts an attempt whose order is in its folder. Asked again, it does nothing.</summary>
    /// <returns>False when this agent is about to end, and the next one is to be asked.</returns>
    /// <exception cref="BatchAiException">There is no order, or the attempt is void.</exception>
    internal bool TryStart(string attemptId)
    {
        lock (_starting)
        {
            if (_isLeaving) return false;
            if (!_entries.ContainsKey(attemptId)) StartNew(FolderOf(attemptId));
            return true;
        }
    }

    /// <summary>Ends an attempt; one that is unknown or over is left as it is.</summary>
    internal void Stop(string attemptId, StopCause cause, TimeSpan grace)
    {
        if (_entries.GetValueOrDefault(attemptId)?.Runner is { } runner) _ = runner.StopAsync(cause, grace);
    }

    /// <summary>Ends all attempts, and waits until they are over.</summary>
    internal Task StopAllAsync(TimeSpan grace)
    {
        foreach (var entry in _entries.Values) Stop(entry.AttemptId, StopCause.Terminated, grace);
        return Task.WhenAll(_entries.Values.Select(e => e.Running));
    }

    /// <summary>Leaves all attempts to the next agent, each between two steps. Nothing is started any more.</summary>
    internal Task LeaveAllAsync()
    {
        lock (_starting) _isLeaving = true;
        return Task.WhenAll(_entries.Values.Select(e => e.Runner?.LeaveAsync() ?? Task.CompletedTask));
    }

    /// <summary>Drops an attempt that is over, once its result is kept elsewhere.</summary>
    internal void Forget(string attemptId)
    {
        if (_entries.GetValueOrDefault(attemptId) is { IsRunning: false }) _entries.TryRemove(attemptId, out _);
    }

    private void StartNew(AttemptFolder folder)
    {
        services.PrepareEntry();
        var order = AgentJson.TryRead(folder.Order, AgentJson.Default.AttemptOrder)
            ?? throw new BatchAiException("AttemptOrderMissing", $"Attempt {folder.AttemptId} has no readable order.", "Submit the job again.");
        var claim = AttemptClaim.TryCreate(folder)
            ?? throw new BatchAiException("AttemptVoid", $"Attempt {folder.AttemptId} was claimed before.", "Submit the job again.");
        services.Log.Write("attemptStarted", folder.AttemptId);
        Run(folder, order, runner => runner.RunAsync(claim, mayStart: true), claim);
    }

    private void Recover(AttemptFolder folder)
    {
        if (folder.ReadResult() is { } result)
        {
            _entries[folder.AttemptId] = AttemptEntry.Over(folder.AttemptId, result);

            // The agent that wrote the result may have been killed before it removed the order.
            File.Delete(folder.Order);
            return;
        }

        var order = AgentJson.TryRead(folder.Order, AgentJson.Default.AttemptOrder);
        var claim = AttemptClaim.TryTakeOver(folder);
        var isLeft = AttemptHandover.Take(folder);
        services.Log.Write(claim is null ? "attemptAdopted" : isLeft ? "attemptTakenOver" : "attemptFoundDead", folder.AttemptId);
        if (claim is not null) Run(folder, order ?? AttemptOrder.Unknown, runner => runner.RunAsync(claim, mayStart: isLeft && order is not null), claim);
        else Run(folder, order ?? AttemptOrder.Unknown, runner => runner.AdoptAndRunAsync(mayStart: order is not null), claim: null);
    }

    private void Run(AttemptFolder folder, AttemptOrder order, Func<AttemptRunner, Task<AttemptResult>> run, AttemptClaim? claim)
    {
        var runner = new AttemptRunner(folder, order, services);
        var entry = new AttemptEntry(runner);
        _entries[folder.AttemptId] = entry;
        runner.StepStarted = _ => Changed(entry.Message);
        entry.Running = Task.Run(async () =>
        {
            using (claim) entry.Result = await run(runner);
            services.Log.Write("attemptEnded", folder.AttemptId, entry.Result.Outcome.ToString());
            Changed(entry.Message);
        });
    }

    private AttemptFolder FolderOf(string attemptId) =>
        Guid.TryParseExact(attemptId, "D", out _)
            ? new AttemptFolder(dataRoot, attemptId)
            : throw new BatchAiException("InvalidAttemptId", $"'{attemptId}' is not the id of an attempt.", "Use a uuid.");
}
