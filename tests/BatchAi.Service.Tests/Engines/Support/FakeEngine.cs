using System.Collections.Concurrent;
using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Support;

/// <summary>
/// An engine without processes: a job whose command line is <c>exit N</c> ends at once, others run until they are
/// stopped or a test ends them. Its nodes are ready at once.
/// </summary>
internal sealed class FakeEngine : IComputeEngine, IClusterHands
{
    private readonly Scheduler _scheduler;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<AttemptResult>> _running = new();
    private IEngineEvents? _events;

    // Automatic scale follows at once.
    internal FakeEngine() => _scheduler = new Scheduler(this, TimeProvider.System, new ScaleTimes(TimeSpan.Zero, TimeSpan.FromMinutes(6)));

    /// <summary>Who is told; a test may tell something itself.</summary>
    internal IEngineEvents Events => _events!;

    public EngineRoots Roots => EngineRoots.BelowNodeRoot;

    /// <summary>The jobs that were submitted, in order.</summary>
    internal ConcurrentQueue<JobRequest> Submitted { get; } = new();

    /// <summary>What was known at the start.</summary>
    internal IReadOnlyList<KnownAttempt> Known { get; private set; } = [];

    /// <summary>The clusters that were removed.</summary>
    internal ConcurrentQueue<string> Removed { get; } = new();

    /// <summary>What removals of clusters wait for.</summary>
    internal Task MayRemove { get; set; } = Task.CompletedTask;

    /// <summary>The jobs whose leftovers were given back.</summary>
    internal ConcurrentQueue<string> Discarded { get; } = new();

    /// <summary>Ends a running job.</summary>
    internal void End(string jobUuid, AttemptResult result) => _running[jobUuid].TrySetResult(result);

    public async Task StartAsync(IEngineEvents events, IReadOnlyList<KnownAttempt> known)
    {
        _events = events;
        Known = known;
        foreach (var attempt in known) await events.RequeuedAsync(attempt.JobUuid, attempt.AttemptId, "nothing of it is there");
    }

    public void Reconcile(ClusterRequest cluster) => _scheduler.Reconcile(cluster);

    public Task<IReadOnlyList<string>> PreemptAsync(string clusterUuid, NodeChoice choice)
    {
        var nodes = _scheduler.ChoosePreempted(clusterUuid, choice);
        foreach (var node in nodes) node.Record.IsPreempted = true;
        _scheduler.Preempt(clusterUuid, nodes);
        return Task.FromResult<IReadOnlyList<string>>([.. nodes.Select(n => n.Id)]);
    }

    public async Task RemoveAsync(string clusterUuid)
    {
        Removed.Enqueue(clusterUuid);
        await _scheduler.RemoveAsync(clusterUuid);
        await MayRemove;
    }

    public void Submit(JobRequest job)
    {
        Submitted.Enqueue(job);
        _scheduler.Submit(job);
    }

    public void LimitGroup(GroupLimit limit) => _scheduler.LimitGroup(limit);

    public void Stop(string jobUuid)
    {
        if (_scheduler.Stop(jobUuid)) _ = _events!.EndedAsync(jobUuid, attemptId: null, Terminated());
        else if (_running.TryGetValue(jobUuid, out var running)) running.TrySetResult(Terminated());
    }

    public void Discard(string clusterUuid, string jobUuid) => Discarded.Enqueue(jobUuid);

    public ClusterStatus? Observe(string clusterUuid) => _scheduler.Observe(clusterUuid);

    public JobWait? Wait(string jobUuid) => _scheduler.Wait(jobUuid);

    public Task<bool> HasContainersAsync() => Task.FromResult(false);

    void IClusterHands.Start(EngineJob job) => _ = Task.Run(() => RunAsync(job));

    void IClusterHands.Prepare(ProcessCluster cluster, ClusterNode node) => node.Prepared = Task.Run(() => _scheduler.Prepared(cluster, node, error: null));

    void IClusterHands.Stop(ActiveAttempt attempt)
    {
        if (_running.TryGetValue(attempt.Id, out var running)) running.TrySetResult(Terminated());
    }

    void IClusterHands.Take(ActiveAttempt attempt, JobLoss loss) => ((IClusterHands)this).Stop(attempt);

    void IClusterHands.Discard(ClusterNode node)
    {
    }

    void IClusterHands.Tell(string clusterUuid, ClusterStatus status) => _ = _events!.ClusterChangedAsync(clusterUuid, status);

    private static AttemptResult Terminated() => new() { Outcome = AttemptOutcome.Terminated, StartTime = TimeProvider.System.GetUtcNow(), EndTime = TimeProvider.System.GetUtcNow() };

    private async Task RunAsync(EngineJob job)
    {
        // The attempt's folder stands for the job here; nothing is ever written into it.
        var attempt = new ActiveAttempt(new Service.Agent.Attempts.AttemptFolder(Path.GetTempPath(), job.Uuid), isAdopted: false, static _ => { });
        var running = _running[job.Uuid] = new TaskCompletionSource<AttemptResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = Guid.NewGuid().ToString("D");
        if (await _events!.StartingAsync(job.Uuid, id, [.. job.Nodes.Select(n => n.Id)]) is not { } work)
        {
            _ = _scheduler.Release(job, result: null);
            await _events.EndedAsync(job.Uuid, attemptId: null, Terminated());
            return;
        }

        if (!_scheduler.TryBegin(job, attempt)) running.TrySetResult(Terminated());
        var result = work.Failure(TimeProvider.System.GetUtcNow()) ?? await RunAsync(job, id, work, running.Task);
        if (_scheduler.Release(job, result) is not { } cause)
        {
            await _events.EndedAsync(job.Uuid, id, result);
            return;
        }

        await _events.RequeuedAsync(job.Uuid, id, cause);
        if (!_scheduler.Return(job)) await _events.EndedAsync(job.Uuid, attemptId: null, Terminated());
    }

    private async Task<AttemptResult> RunAsync(EngineJob job, string attemptId, PlannedWork work, Task<AttemptResult> stopped)
    {
        var now = TimeProvider.System.GetUtcNow();
        await _events!.RunningAsync(job.Uuid, attemptId, now);
        var command = work.Plan.Steps[^1].Tasks[0].CommandLine.Split(' ');
        if (command is not ["exit", var code]) return await stopped;
        var exitCode = int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
        return new AttemptResult { Outcome = exitCode == 0 ? AttemptOutcome.Succeeded : AttemptOutcome.Failed, ExitCode = exitCode, StartTime = now, EndTime = now };
    }
}
