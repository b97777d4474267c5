using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Containers;
using BatchAi.Service.Agent.Processes;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Runs one attempt from wherever it stands to its result.</summary>
internal sealed class AttemptRunner
{
    private static readonly TimeSpan AdoptedLook = TimeSpan.FromMilliseconds(20);
    private readonly AttemptFolder _folder;
    private readonly AttemptOrder _order;
    private readonly AttemptServices _services;
    private readonly IProcessGroup _group;
    private readonly AttemptStart _start;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _noMoreStarts = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AttemptContainers _containers;
    private AttemptStop? _stop;

    internal AttemptRunner(AttemptFolder folder, AttemptOrder order, AttemptServices services)
    {
        _folder = folder;
        _order = order;
        _services = services;
        _containers = new AttemptContainers(order, folder.AttemptId);
        _group = services.GroupOf(folder);
        _stop = AgentJson.TryRead(folder.Stop, AgentJson.Default.AttemptStop);
        _start = AgentJson.TryRead(folder.Start, AgentJson.Default.AttemptStart) ?? RecordStart();
    }

    internal string AttemptId => _folder.AttemptId;

    internal DateTimeOffset StartTime => _start.Time;

    /// <summary>The step that runs now.</summary>
    internal string? Step { get; private set; }

    /// <summary>Called when another step starts.</summary>
    internal Action<AttemptRunner> StepStarted { get; set; } = static _ => { };

    /// <summary>Runs what is left of the attempt.</summary>
    /// <param name="claim">The attempt's lock. With it, the shims of earlier steps are known to be gone.</param>
    /// <param name="mayStart">Whether steps that never started may start now.</param>
    internal async Task<AttemptResult> RunAsync(AttemptClaim claim, bool mayStart)
    {
        using var over = new CancellationTokenSource();
        var limit = EnforceTimeLimitAsync(over.Token);
        var result = await RunStepsAsync(claim, mayStart);
        _noMoreStarts.TrySetResult();
        await over.CancelAsync();
        await limit;

        // What a job leaves in the background does not outlive it.
        await _services.Stopper.StopAsync(_group, TimeSpan.FromSeconds(1), _noMoreStarts.Task);
        if (await _containers.RemoveAsync(_services.Time) is { } problem) _services.Log.Write("containerNotRemoved", AttemptId, problem);
        return Finish(result);
    }

    /// <summary>Ends the attempt before its end; the first cause counts.</summary>
    internal Task StopAsync(StopCause cause, TimeSpan grace)
    {
        lock (_gate)
        {
            if (_noMoreStarts.Task.IsCompleted) return Task.CompletedTask;
            if (_stop is null)
            {
                _stop = new AttemptStop(cause, _services.Time.GetUtcNow());
                AgentJson.Write(_folder.Stop, _stop, AgentJson.Default.AttemptStop);
            }
        }

        return _services.Stopper.StopAsync(_group, grace, _noMoreStarts.Task);
    }

    /// <summary>Waits until the shims that an earlier agent started are gone, then runs what is left.</summary>
    /// <param name="mayStart">Whether steps that never started may start then.</param>
    internal async Task<AttemptResult> AdoptAndRunAsync(bool mayStart)
    {
        using var over = new CancellationTokenSource();
        _ = EnforceTimeLimitAsync(over.Token);
        if (_stop is { Cause: var cause }) _ = StopAsync(cause, TimeSpan.FromSeconds(_order.GraceSeconds));

        while (true)
        {
            using var claim = AttemptClaim.TryTakeOver(_folder);
            if (claim is not null)
            {
                await over.CancelAsync();
                return await RunAsync(claim, mayStart);
            }

            if (AgentJson.TryRead(_folder.Result, AgentJson.Default.AttemptResult) is { } result) return result;
            await Task.Delay(AdoptedLook, _services.Time, CancellationToken.None);
        }
    }

    private async Task<AttemptResult> RunStepsAsync(AttemptClaim claim, bool mayStart)
    {
        var steps = new StepRunner(_folder, _order, _services, _group, claim, _containers);
        try
        {
            if (mayStart && !steps.AnyStarted) steps.PrepareNodes();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new AttemptResult { Outcome = AttemptOutcome.MountFailed, Message = error.Message };
        }

        foreach (var step in _containers.Steps())
        {
            var ends = steps.Recorded(step);
            if (ends is null && !mayStart) return Lost(step.Name);
            ends ??= await EnterAsync(step.Name, () => steps.StartAsync(step));
            if (_stop is { } stop) return Stopped(stop, step.Name);
            if (StepJudge.Failure(step, ends, _order.Allocation) is { } failure) return failure;
        }

        return new AttemptResult { Outcome = AttemptOutcome.Succeeded, ExitCode = 0 };
    }

    // Under the gate: a stop comes before the step, which then never starts, or after its processes are there to be ended.
    private Task<IReadOnlyList<TaskEnd?>> EnterAsync(string step, Func<Task<IReadOnlyList<TaskEnd?>>> start)
    {
        lock (_gate)
        {
            if (_stop is not null) return Task.FromResult<IReadOnlyList<TaskEnd?>>([]);
            Step = step;
            StepStarted(this);
            return start();
        }
    }

    // Sleeps in pieces, so that a machine that slept itself does not sleep past the limit.
    private async Task EnforceTimeLimitAsync(CancellationToken over)
    {
        var limit = _order.Plan.MaxWallClockTime;
        try
        {
            while (limit > TimeSpan.Zero && limit - Elapsed() is { } left)
            {
                if (left <= TimeSpan.Zero)
                {
                    await StopAsync(StopCause.TimeLimit, TimeSpan.FromSeconds(_order.GraceSeconds));
                    return;
                }

                await Task.Delay(left < TimeSpan.FromSeconds(30) ? left : TimeSpan.FromSeconds(30), _services.Time, over);
            }
        }
        catch (OperationCanceledException)
        {
            // The attempt ended in time.
        }
    }

    private TimeSpan SinceBoot() => _services.Time.GetElapsedTime(0);

    private TimeSpan Elapsed() => SinceBoot() - _start.SinceBoot;

    private AttemptStart RecordStart()
    {
        var start = new AttemptStart(_services.Time.GetUtcNow(), SinceBoot(), ProcessTable.BootId());
        AgentJson.Write(_folder.Start, start, AgentJson.Default.AttemptStart);
        return start;
    }

    private static AttemptResult Lost(string step) => new()
    {
        Outcome = AttemptOutcome.NodeLost,
        Step = step,
        Message = "The agent that ran the job died, and with it the knowledge of what the job was doing.",
    };

    private static AttemptResult Stopped(AttemptStop stop, string step) => new()
    {
        Outcome = stop.Cause == StopCause.TimeLimit ? AttemptOutcome.TimeLimit : AttemptOutcome.Terminated,
        Step = step,
    };

    private AttemptResult Finish(AttemptResult result)
    {
        result.StartTime = _start.Time;
        result.EndTime = _services.Time.GetUtcNow();
        new NodeCleaner(_order).Clean(result, _services.Time);
        _group.Remove();
        Record(result);
        return result;
    }

    // On a full disk the result is told all the same; the tasks' ends, for which there was room, tell it again after a restart.
    private void Record(AttemptResult result)
    {
        try
        {
            AgentJson.Write(_folder.Result, result, AgentJson.Default.AttemptResult);
            File.Delete(_folder.Order);
        }
        catch (IOException)
        {
            _services.Log.Write("resultNotRecorded", AttemptId);
        }
    }
}
