using System.Collections.Concurrent;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines.Process.Gpus;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process;

/// <summary>The engine that is built in: nodes are slots of this machine, and a queue of its own gives them jobs.</summary>
internal sealed class ProcessEngine : IComputeEngine, IClusterHands, IAsyncDisposable
{
    private readonly DataRoot _root;
    private readonly EventLog _log;
    private readonly TimeProvider _time;
    private readonly TrashBin _trash;
    private readonly AttemptDesk _desk;
    private readonly Scheduler _scheduler;
    private readonly ContainerChoice _containers;
    private readonly GpuSearch _gpus;
    private readonly GpuLeases _leases = new();
    private readonly ConcurrentDictionary<Task, byte> _work = new();
    private EngineTeller? _teller;
    private JobAttempts? _jobs;
    private NodePreparations? _nodes;
    private readonly ScaleTimes _times;
    private ITimer? _ticking;

    /// <summary>Makes an engine.</summary>
    /// <param name="root">Where its nodes and attempts are.</param>
    /// <param name="log">The service's log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="times">The times of automatic scale.</param>
    /// <param name="findGpus">Finds the machine's GPUs; without it there are none.</param>
    internal ProcessEngine(DataRoot root, EventLog log, TimeProvider time, ScaleTimes? times = null, Func<CancellationToken, Task<GpuInventory>>? findGpus = null)
    {
        _gpus = new GpuSearch(log, findGpus ?? (static _ => Task.FromResult(GpuInventory.NotLookedFor)));
        _times = times ?? ScaleTimes.Standard;
        _root = root;
        _log = log;
        _time = time;
        _trash = new TrashBin(root, log, isFirst: false);
        _desk = new AttemptDesk(root, _trash, log, time);
        _scheduler = new Scheduler(this, time, _times, _leases);
        _containers = new ContainerChoice(time);
    }

    public EngineRoots Roots => EngineRoots.BelowNodeRoot;

    public async Task StartAsync(IEngineEvents events, IReadOnlyList<KnownAttempt> known)
    {
        _teller = new EngineTeller(events, _log, _time);
        _jobs = new JobAttempts(_root, _trash, _scheduler, _desk, _teller, _containers, _time) { Gpus = _gpus.Found };
        _nodes = new NodePreparations(_root, _scheduler, _desk, _teller, _time) { Gpus = _gpus.Found };
        _ = Track(_gpus.RunAsync(_leases, _scheduler.Reconcile));
        var recovery = new EngineRecovery(_root, _scheduler, _leases, _desk, _teller, _jobs);
        recovery.TakeUpNodes();
        foreach (var (job, attempt) in await recovery.TakeUpJobsAsync(known)) _ = Track(_jobs.FollowAsync(job, attempt));
        if (recovery.DiscardStrays(known)) _desk.Open();
        _ticking = _time.CreateTimer(_ => _scheduler.Tick(), null, _times.Interval, _times.Interval);
    }

    public void Reconcile(ClusterRequest cluster)
    {
        // Ready before the first job comes.
        if (cluster.TargetNodeCount > 0) _desk.Open();
        if (!_gpus.TryKeep(cluster)) _scheduler.Reconcile(cluster);
    }

    public async Task<IReadOnlyList<string>> AdviseAsync(ClusterBaseProperties cluster) =>
        GpuWords.OfCluster(cluster, await _gpus.Found) is { } words ? [words] : [];

    public Task<IReadOnlyList<string>> PreemptAsync(string clusterUuid, NodeChoice choice) => Task.Run<IReadOnlyList<string>>(() =>
    {
        var nodes = _scheduler.ChoosePreempted(clusterUuid, choice);
        foreach (var node in nodes) node.MarkPreempted(_root);
        _scheduler.Preempt(clusterUuid, nodes);
        return [.. nodes.Select(n => n.Id)];
    });

    public Task<IReadOnlyList<string>> RepairAsync(string clusterUuid, IReadOnlyList<string> nodeIds) => Task.Run(() => _scheduler.Nodes.Repair(clusterUuid, nodeIds));

    public Task RemoveAsync(string clusterUuid)
    {
        _gpus.Drop(clusterUuid);
        return _scheduler.RemoveAsync(clusterUuid);
    }

    public void Submit(JobRequest job) => _scheduler.Submit(job);

    public void LimitGroup(GroupLimit limit) => _scheduler.LimitGroup(limit);

    public void Stop(string jobUuid)
    {
        if (_scheduler.Stop(jobUuid)) _ = Track(_teller!.EndedAsync(jobUuid, attemptId: null, _jobs!.Stopped()));
    }

    public void Discard(string clusterUuid, string jobUuid)
    {
        if (!Directory.Exists(_root.Cluster(clusterUuid))) return;
        foreach (var node in Directory.EnumerateDirectories(_root.Cluster(clusterUuid))) _ = _trash.Discard(Path.Combine(node, "jobs", jobUuid));
    }

    public ClusterStatus? Observe(string clusterUuid) => _scheduler.Observe(clusterUuid);

    public ClusterInspection? Inspect(string clusterUuid) => _scheduler.Nodes.Inspect(clusterUuid);

    public JobWait? Wait(string jobUuid) => _scheduler.Wait(jobUuid);

    public async Task<bool> HasContainersAsync() => await _containers.FindAsync() is not null;

    void IClusterHands.Start(EngineJob job) => _ = Track(Task.Run(() => _jobs!.RunAsync(job)));

    void IClusterHands.Prepare(ProcessCluster cluster, ClusterNode node) => node.Prepared = Track(Task.Run(async () =>
        _scheduler.Prepared(cluster, node, await _nodes!.PrepareAsync(cluster, node))));

    void IClusterHands.Stop(ActiveAttempt attempt) => _desk.Stop(attempt);

    void IClusterHands.Take(ActiveAttempt attempt, JobLoss loss) => _ = Track(Task.Run(() => _desk.Take(attempt, loss)));

    void IClusterHands.Discard(ClusterNode node) => _ = _trash.Discard(node.Folder(_root));

    void IClusterHands.Tell(string clusterUuid, ClusterStatus status) => _teller!.ClusterChanged(clusterUuid, status);

    /// <summary>Lets go of everything; what runs goes on without the service.</summary>
    public async ValueTask DisposeAsync()
    {
        _gpus.Dispose();
        if (_ticking is not null) await _ticking.DisposeAsync();
        await _desk.DisposeAsync();
        if (_teller is not null) await _teller.DisposeAsync();
        await Task.WhenAll(_work.Keys.Select(FollowAsync));
        await _trash.DisposeAsync();
    }

    private Task Track(Task work)
    {
        _work[work] = 0;
        return FollowAsync(work);
    }

    private async Task FollowAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // The service ends; the next one goes on.
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _log.Write("engineFault", detail: error.ToString());
        }
        finally
        {
            _work.TryRemove(work, out _);
        }
    }
}
