using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Engines;

namespace BatchAi.Service.Tests.Api.Support;

/// <summary>Gives clusters their nodes and starts jobs at once; a job ends when a test or a client says so.</summary>
internal sealed class ObedientEngine(TimeProvider time) : IComputeEngine
{
    private readonly Dictionary<string, ClusterStatus> _clusters = [];
    private readonly Dictionary<string, string> _attempts = [];
    private readonly Lock _lock = new();
    private IEngineEvents? _events;
    private Task _told = Task.CompletedTask;
    private Task _mayEnd = Task.CompletedTask;

    public EngineRoots Roots => EngineRoots.BelowNodeRoot;

    /// <summary>Completes when everything up to now is told.</summary>
    public Task Told
    {
        get
        {
            lock (_lock) return _told;
        }
    }

    public Task StartAsync(IEngineEvents events, IReadOnlyList<KnownAttempt> known)
    {
        _events = events;
        return Task.CompletedTask;
    }

    public void Reconcile(ClusterRequest cluster)
    {
        var status = new ClusterStatus(AllocationStates.Steady, cluster.TargetNodeCount, new() { IdleNodeCount = cluster.TargetNodeCount }, [], "the cluster has its nodes");
        lock (_lock) _clusters[cluster.Uuid] = status;
        Tell(events => events.ClusterChangedAsync(cluster.Uuid, status));
    }

    public Task<IReadOnlyList<string>> PreemptAsync(string clusterUuid, NodeChoice choice) => Task.FromResult(choice.Ids);

    public Task RemoveAsync(string clusterUuid)
    {
        lock (_lock) _clusters.Remove(clusterUuid);
        return Task.CompletedTask;
    }

    public void Submit(JobRequest job)
    {
        var attempt = Guid.NewGuid().ToString("D");
        lock (_lock)
        {
            if (!_attempts.TryAdd(job.Uuid, attempt)) return;
        }

        Tell(async events =>
        {
            if (await events.StartingAsync(job.Uuid, attempt, ["node-1"]) is null) await events.EndedAsync(job.Uuid, null, ResultOf(AttemptOutcome.Terminated));
            else await events.RunningAsync(job.Uuid, attempt, time.GetUtcNow());
        });
    }

    public void LimitGroup(GroupLimit limit)
    {
        // All jobs start at once.
    }

    public void Stop(string jobUuid) => End(jobUuid, AttemptOutcome.Terminated);

    /// <summary>Lets no job come to its end before the test says so.</summary>
    public TaskCompletionSource HoldEnds()
    {
        var release = new TaskCompletionSource();
        _mayEnd = release.Task;
        return release;
    }

    /// <summary>Ends all jobs well.</summary>
    public void FinishAll()
    {
        string[] jobs;
        lock (_lock) jobs = [.. _attempts.Keys];
        foreach (var job in jobs) End(job, AttemptOutcome.Succeeded);
    }

    public void Discard(string clusterUuid, string jobUuid)
    {
        // There is nothing on nodes that are none.
    }

    public ClusterStatus? Observe(string clusterUuid)
    {
        lock (_lock) return _clusters.GetValueOrDefault(clusterUuid);
    }

    public JobWait? Wait(string jobUuid) => null;

    /// <summary>Whether containers can be had.</summary>
    public bool HasContainers { get; set; }

    public Task<bool> HasContainersAsync() => Task.FromResult(HasContainers);

    private void End(string job, AttemptOutcome outcome)
    {
        lock (_lock)
        {
            if (!_attempts.Remove(job, out var attempt)) return;
            Tell(async events =>
            {
                await _mayEnd;
                await events.EndedAsync(job, attempt, ResultOf(outcome));
            });
        }
    }

    private AttemptResult ResultOf(AttemptOutcome outcome) =>
        new() { Outcome = outcome, ExitCode = outcome == AttemptOutcome.Succeeded ? 0 : null, StartTime = time.GetUtcNow(), EndTime = time.GetUtcNow() };

    private void Tell(Func<IEngineEvents, Task> news)
    {
        lock (_lock) _told = TellAfterAsync(_told, news);
    }

    private async Task TellAfterAsync(Task before, Func<IEngineEvents, Task> news)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await news(_events!);
    }
}
