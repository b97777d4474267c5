using System.Collections.Concurrent;
using BatchAi.Core.Planning;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Engines.Process;

/// <summary>The engine that is built in: nodes are slots of this machine, and a queue of its own gives them jobs.</summary>
internal sealed class ProcessEngine : IComputeEngine, IClusterHands, IAsyncDisposable
{
    private static readonly TimeSpan IdleNodesStay = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan ShrinkPeriod = TimeSpan.FromSeconds(30);
    private readonly DataRoot _root;
    private readonly EventLog _log;
    private readonly TimeProvider _time;
    private readonly TrashBin _trash;
    private readonly AttemptDesk _desk;
    private readonly Scheduler _scheduler;
    private readonly ContainerChoice _containers;
    private readonly ConcurrentDictionary<Task, byte> _work = new();
    private EngineTeller? _teller;
    private JobAttempts? _jobs;
    private NodePreparations? _nodes;
    private ITimer? _shrinking;

    internal ProcessEngine(DataRoot root, EventLog log, TimeProvider time)
    {
        _root = root;
        _log = log;
        _time = time;
        _trash = new TrashBin(root, log, isFirst: false);
        _desk = new AttemptDesk(root, _trash, log, time);
        _scheduler = new Scheduler(this, time);
        _containers = new ContainerChoice(time);
    }

    public EngineRoots Roots => EngineRoots.BelowNodeRoot;

    public async Task StartAsync(IEngineEvents events, IReadOnlyList<KnownAttempt> known)
    {
        _teller = new EngineTeller(events, _log, _time);
        _jobs = new JobAttempts(_root, _trash, _scheduler, _desk, _teller, _containers, _time);
        _nodes = new NodePreparations(_root, _scheduler, _desk, _teller, _time);
        var recovery = new EngineRecovery(_root, _scheduler, _desk, _teller, _jobs);
        recovery.TakeUpNodes();
        foreach (var (job, attempt) in await recovery.TakeUpJobsAsync(known)) _ = Track(_jobs.FollowAsync(job, attempt));
        if (recovery.DiscardStrays(known)) _desk.Open();
        _shrinking = _time.CreateTimer(_ => _scheduler.ShrinkIdle(IdleNodesStay), null, ShrinkPeriod, ShrinkPeriod);
    }

    public void Reconcile(ClusterRequest cluster)
    {
        // Ready before the first job comes.
        if (cluster.TargetNodeCount > 0) _desk.Open();
        _scheduler.Reconcile(cluster);
    }

    public Task RemoveAsync(string clusterUuid) => _scheduler.Remove(clusterUuid);

    public void Submit(JobRequest job) => _scheduler.Submit(job);

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

    public JobWait? Wait(string jobUuid) => _scheduler.Wait(jobUuid);

    public async Task<bool> HasContainersAsync() => await _containers.FindAsync() is not null;

    void IClusterHands.Start(EngineJob job) => _ = Track(Task.Run(() => _jobs!.RunAsync(job)));

    void IClusterHands.Prepare(ProcessCluster cluster, ClusterNode node) => node.Prepared = Track(Task.Run(async () =>
        _scheduler.Prepared(cluster, node, await _nodes!.PrepareAsync(cluster, node))));

    void IClusterHands.Stop(ActiveAttempt attempt) => _desk.Stop(attempt);

    void IClusterHands.Discard(ClusterNode node) => _ = _trash.Discard(node.Folder(_root));

    void IClusterHands.Tell(string clusterUuid, ClusterStatus status) => _teller!.ClusterChanged(clusterUuid, status);

    /// <summary>Lets go of everything; what runs goes on without the service.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_shrinking is not null) await _shrinking.DisposeAsync();
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
