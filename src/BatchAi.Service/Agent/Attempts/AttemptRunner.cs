using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Containers;
using BatchAi.Service.Agent.Mounts;
using BatchAi.Service.Agent.Mounts.Remote;
using BatchAi.Service.Agent.Ports;
using BatchAi.Service.Agent.Processes;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Runs one attempt from wherever it stands to its result.</summary>
internal sealed class AttemptRunner
{
    private static readonly TimeSpan AdoptedLook = TimeSpan.FromMilliseconds(20);

    /// <summary>How long an agent that ends waits for a preparation to be given up.</summary>
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(5);
    private readonly AttemptFolder _folder;
    private readonly AttemptOrder _order;
    private readonly AttemptServices _services;
    private readonly IProcessGroup _group;
    private readonly AttemptStart _start;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _noMoreStarts = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _giveUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AttemptContainers _containers;
    private readonly AttemptRecorder _recorder;
    private AttemptStop? _stop;
    private Task _preparation = Task.CompletedTask;
    private bool _isLeft;

    internal AttemptRunner(AttemptFolder folder, AttemptOrder order, AttemptServices services)
    {
        _folder = folder;
        _order = order;
        _services = services;
        _containers = new AttemptContainers(order, folder.AttemptId);
        _recorder = new AttemptRecorder(folder, services.Log);
        _stop = AgentJson.TryRead(folder.Stop, AgentJson.Default.AttemptStop);
        _start = AgentJson.TryRead(folder.Start, AgentJson.Default.AttemptStart) ?? RecordStart();
        _group = services.GroupOf(folder, _start);
    }

    internal string AttemptId => _folder.AttemptId;

    internal DateTimeOffset StartTime => _start.Time;

    /// <summary>The step that runs now.</summary>
    internal string? Step { get; private set; }

    /// <summary>Called when another step starts.</summary>
    internal Action<AttemptRunner> StepStarted { get; set; } = static _ => { };

    private TimeSpan Grace => TimeSpan.FromSeconds(_order.GraceSeconds);

    /// <summary>Runs what is left of the attempt.</summary>
    /// <param name="claim">The attempt's lock. With it, the shims of earlier steps are known to be gone.</param>
    /// <param name="mayStart">Whether steps that never started may start now.</param>
    internal async Task<AttemptResult> RunAsync(AttemptClaim claim, bool mayStart)
    {
        using var ports = new AttemptPorts(_folder);
        var result = await RunStepsAsync(claim, ports, mayStart);
        _noMoreStarts.TrySetResult();

        // What a job leaves in the background does not outlive it.
        await _services.Stopper.StopAsync(_group, TimeSpan.FromSeconds(1), _noMoreStarts.Task);
        if (await _containers.RemoveAsync(_services.Time) is { } problem) _services.Log.Write("containerNotRemoved", AttemptId, problem);
        return await FinishAsync(result);
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
                _recorder.TryRecord(_folder.Stop, _stop, AgentJson.Default.AttemptStop);
            }
        }

        _giveUp.TrySetResult();
        return _services.Stopper.StopAsync(_group, grace, _noMoreStarts.Task);
    }

    /// <summary>Leaves the attempt to the next agent: what has not begun will not begin here.</summary>
    internal async Task LeaveAsync()
    {
        Task preparation;
        lock (_gate)
        {
            if (_noMoreStarts.Task.IsCompleted) return;
            _isLeft = true;
            preparation = _preparation;
        }

        // One that hangs leaves what an agent leaves that is killed.
        _giveUp.TrySetResult();
        if (await Task.WhenAny(preparation, Task.Delay(LeavePatience, _services.Time)) == preparation) _recorder.TryLeave();
    }

    /// <summary>Waits until the shims that an earlier agent started are gone, then runs what is left.</summary>
    /// <param name="mayStart">Whether steps that never started may start then.</param>
    internal async Task<AttemptResult> AdoptAndRunAsync(bool mayStart)
    {
        using var ports = new AttemptPorts(_folder);
        ports.Resume();
        Step = _order.Plan.Steps.LastOrDefault(s => _folder.EndsOf(s) is not null)?.Name;
        if (_stop is { Cause: var cause }) _ = StopAsync(cause, Grace);

        using var claim = await WaitForClaimAsync();
        if (claim is not null) return await RunAsync(claim, mayStart);
        _noMoreStarts.TrySetResult();
        return _folder.ReadResult()!;
    }

    // Null when whoever holds the claim has written the result.
    private async Task<AttemptClaim?> WaitForClaimAsync()
    {
        await using var limit = NewLimit();
        limit.Enforce();
        Task? stopping = null;
        while (_folder.ReadResult() is null)
        {
            if (AttemptClaim.TryTakeOver(_folder) is { } claim) return claim;
            if (stopping is null && MustEnd()) stopping = _services.Stopper.StopAsync(_group, Grace, _noMoreStarts.Task);
            await Task.Delay(AdoptedLook, _services.Time, CancellationToken.None);
        }

        return null;
    }

    // A task that the earlier agent did not live to start is waited for by the others in vain.
    private bool MustEnd() =>
        _order.Plan.Steps.Any(step => _folder.EndsOf(step) is { } ends
            && (StepJudge.MustEndOthers(step, ends) || step.Tasks.Any(t => !_folder.Task(step.Name, t.Name, t.Node).Exists)));

    // Whatever may be wrong with an order, its attempt gets a result: without one it would be waited for for ever.
    private async Task<AttemptResult> RunStepsAsync(AttemptClaim claim, AttemptPorts ports, bool mayStart)
    {
        try
        {
            _order.Allocation.Ports = ports.Lease(_order.Plan.Ports);
            var steps = new StepRunner(_folder, _order, _services, _group, claim, _containers);
            await using var limit = NewLimit();
            if (mayStart && !steps.AnyStarted) await PrepareAsync(steps, limit);
            return await RunStepsAsync(steps, mayStart, limit);
        }
        catch (MountFailedException error)
        {
            return _stop is { } stop ? AttemptResults.Stopped(stop, "") : AttemptResults.NotMounted(error);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new AttemptResult { Outcome = AttemptOutcome.StartFailed, Step = Step, Message = error.Message };
        }
    }

    private async Task<AttemptResult> RunStepsAsync(StepRunner steps, bool mayStart, TimeLimit limit)
    {
        foreach (var step in _containers.Steps())
        {
            var ends = _folder.EndsOf(step);
            if (ends is null && !mayStart) return AttemptResults.Lost(step.Name);
            if (ends is null)
            {
                // Not before: what ended while there was no agent to see it ended in time.
                limit.Enforce();
                ends = await EnterAsync(step.Name, () => steps.StartAsync(step));
            }

            if (_stop is { } stop) return AttemptResults.Stopped(stop, step.Name);
            if (StepJudge.Failure(step, ends, _order.Allocation) is { } failure) return failure;
        }

        return new AttemptResult { Outcome = AttemptOutcome.Succeeded, ExitCode = 0 };
    }

    private async Task PrepareAsync(StepRunner steps, TimeLimit limit)
    {
        if (_stop is not null) return;
        limit.Enforce();
        try
        {
            await StartPreparation(steps);
        }
        catch (MountFailedException) when (_isLeft)
        {
            // Given up only here; the next agent makes all mounts again.
            throw Left();
        }
    }

    // A stop need not wait for the end of a preparation, so it does not run under the gate.
    private Task StartPreparation(StepRunner steps)
    {
        lock (_gate)
        {
            if (_isLeft) throw Left();
            return _preparation = Task.Run(() => steps.PrepareNodesAsync(_giveUp.Task));
        }
    }

    // Under the gate: a stop, or this agent's end, comes before the step, which then never starts, or after its processes are there.
    private Task<IReadOnlyList<TaskEnd?>> EnterAsync(string step, Func<Task<IReadOnlyList<TaskEnd?>>> start)
    {
        lock (_gate)
        {
            if (_isLeft) throw Left();
            if (_stop is not null) return Task.FromResult<IReadOnlyList<TaskEnd?>>([]);
            Step = step;
            StepStarted(this);
            return start();
        }
    }

    private TimeLimit NewLimit() =>
        new(_order.Plan.MaxWallClockTime, _start, _services.Time, () => _ = StopAsync(StopCause.TimeLimit, Grace));

    private AttemptStart RecordStart()
    {
        var start = new AttemptStart(_services.Time.GetUtcNow(), _services.Time.GetElapsedTime(0), ProcessTable.BootId(), _services.NewCgroup(_folder));
        _recorder.TryRecord(_folder.Start, start, AgentJson.Default.AttemptStart);
        return start;
    }

    private static OperationCanceledException Left() => new("The agent ends; the next one goes on.");

    private async Task<AttemptResult> FinishAsync(AttemptResult result)
    {
        result.StartTime = _start.Time;
        result.EndTime = _services.Time.GetUtcNow();
        if (await new NodeCleaner(_order, new RemoteMounts(_folder, _order, _services)).CleanAsync(result, _services.Time) is { } problem) _services.Log.Write("nodeNotCleaned", AttemptId, problem);
        _group.Remove();
        _recorder.RecordResult(result);
        return result;
    }
}
