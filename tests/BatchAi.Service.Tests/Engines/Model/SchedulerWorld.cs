using System.Runtime.CompilerServices;
using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>
/// A scheduler with everything around it, in one thread: hands that do nothing until a step says so, what would be
/// durable, attempts that outlive the service, and the model that watches.
/// </summary>
internal sealed class SchedulerWorld : IClusterHands
{
    private const int Gpus = 6;
    private static readonly string[] Clusters = ["0163d6f7-7a48-73fe-b093-00000000000a", "0163d6f7-7a48-73fe-b093-00000000000b"];
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(30)];
    private static readonly ScaleTimes Times = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(6));
    private readonly FixedTime _time = new();
    private readonly CountedLeases _leases = new(Gpus);
    private readonly ReferenceModel _model;
    private readonly Dictionary<string, DurableJob> _jobs = [];
    private readonly Dictionary<string, ClusterRequest> _requests = [];
    private readonly List<(string Cluster, int Index, NodeRecord Record)> _nodes = [];
    private readonly List<(object About, Action<Step> Do)> _begun = [];
    private readonly List<Life> _lives = [];
    private readonly HashSet<ClusterNode> _setups = [];
    private readonly HashSet<ClusterNode> _preempted = [];
    private readonly List<string> _made = [];
    private readonly Dictionary<string, GroupLimit> _limits = [];
    private Scheduler _scheduler;
    private int _uuids;

    internal SchedulerWorld()
    {
        _model = new ReferenceModel(uuid => ClustersOf(_scheduler!)[uuid], Times, _leases, _time);
        _leases.IsInUse = node => _model.IsUsed(node) || _setups.Contains(node);
        _scheduler = new Scheduler(this, _time, Times, _leases);
        foreach (var cluster in Clusters) Reconcile(cluster, new ScaleSettings { Manual = new ManualScaleSettings { TargetNodeCount = 0 } });
    }

    /// <summary>What the histories of a test run came to: they must not all be about nothing.</summary>
    internal Dictionary<string, int> Seen { get; } = [];

    internal void Do(Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Submit: Submit(step); break;
            case StepKind.Cancel: Cancel(step); break;
            case StepKind.Resize: Reconcile(ClusterOf(step), new ScaleSettings { Manual = new ManualScaleSettings { TargetNodeCount = step.B % 7, NodeDeallocationOption = Option(step.C) } }); break;
            case StepKind.Follow: Reconcile(ClusterOf(step), new ScaleSettings { AutoScale = new AutoScaleSettings { MinimumNodeCount = step.B % 3, MaximumNodeCount = (step.B % 3) + (step.C % 6) } }); break;
            case StepKind.Limit: Limit(step); break;
            case StepKind.Go: Go(step); break;
            case StepKind.End: End(step, AttemptOutcome.Succeeded); break;
            case StepKind.Lose: End(step, AttemptOutcome.NodeLost); break;
            case StepKind.Preempt: Preempt(step); break;
            case StepKind.Wait: Wait(Waits[step.A % Waits.Length]); break;
            default: Crash(step); break;
        }

        Check();
    }

    /// <summary>Nothing new comes, all goes well: then everything comes to its end.</summary>
    internal void Drain()
    {
        foreach (var cluster in Clusters) Reconcile(cluster, new ScaleSettings { AutoScale = new AutoScaleSettings { MinimumNodeCount = 0, MaximumNodeCount = Gpus } });
        for (var rounds = 0; _jobs.Count > 0; rounds++)
        {
            Broken.If(rounds > 100, $"{_jobs.Count} jobs starve: {string.Join(" ", _jobs.Values.Select(j => _scheduler.Wait(j.Request.Uuid)?.Reason).Concat(Clusters.Select(c => _scheduler.Observe(c)!.ToString())))}");
            for (var steps = 0; _begun.Count > 0; steps++)
            {
                Broken.If(steps > 10_000, "what goes on never comes to an end");
                Do(new Step(StepKind.Go, 0, 1, 0));
            }

            while (_lives.Count > 0) Do(new Step(StepKind.End, 0, 0, 0));
            Do(new Step(StepKind.Wait, 2, 0, 0));
        }
    }

    void IClusterHands.Start(EngineJob job)
    {
        _model.Started(job);
        _begun.Add((job, _ => Begin(job)));
        Count("starts");
        if (_jobs.Values.Any(j => j.Request.Order < job.Request!.Order && j.Request.Priority >= job.Request.Priority && j.Request.ClusterUuid == job.ClusterUuid && _model.Jobs[j.Request.Uuid].IsWaiting)) Count("overtakings");
    }

    void IClusterHands.Prepare(ProcessCluster cluster, ClusterNode node)
    {
        _model.Made(cluster.Uuid, node);
        _made.Add(cluster.Uuid);
        _begun.Add((node, _ => BeginSetup(cluster, node)));
    }

    void IClusterHands.Stop(ActiveAttempt attempt) => _begun.Add((attempt, _ => Stop(attempt)));

    void IClusterHands.Take(ActiveAttempt attempt, JobLoss loss) => _begun.Add((attempt, _ =>
    {
        if (_lives.Find(l => l.Attempt == attempt) is not { } life) return;
        _jobs[life.Run.Uuid].Loss = loss;
        _begun.Add((attempt, _ => Stop(attempt)));
    }));

    void IClusterHands.Discard(ClusterNode node)
    {
        _model.Gone(node);
        _nodes.RemoveAll(n => n.Record == node.Record);
    }

    void IClusterHands.Tell(string clusterUuid, ClusterStatus status) => Broken.If(status.Cause.Length == 0, "a cluster changes without a cause");

    private void Submit(Step step)
    {
        var limit = (step.C % 4) switch { 0 => (TimeSpan?)null, 1 => TimeSpan.FromMinutes(1 + (step.C % 5)), 2 => TimeSpan.FromMinutes(20), _ => TimeSpan.FromHours(2) };
        var request = new JobRequest($"job-{++_uuids}", ClusterOf(step), 1 + (step.B % 5 * step.C % 5), step.C % 3, _uuids) { Limit = limit, Group = GroupOf(step.A / Clusters.Length) };
        _jobs.Add(request.Uuid, new DurableJob(request));
        _model.Submitted(request);
        _scheduler.Submit(request);
    }

    // One job of two is in no group; a group's jobs are on all clusters.
    private static RequestGroup? GroupOf(int number) => (number % 4) switch { 0 => RequestGroup.Of("experiment", "Small"), 1 => RequestGroup.Of("experiment", "large"), _ => null };

    private void Limit(Step step)
    {
        var limit = new GroupLimit(GroupOf(step.A % 2)!.Key, 1 + (step.B % 4), ++_uuids);
        _model.Limits[limit.Group] = limit.Most;
        var older = _limits.GetValueOrDefault(limit.Group);
        _limits[limit.Group] = limit;
        _scheduler.LimitGroup(limit);

        // News may overtake each other.
        if (older is not null && step.C % 2 == 0) _scheduler.LimitGroup(older);
    }

    private void Cancel(Step step)
    {
        if (_jobs.Count == 0 || _jobs.Values.ElementAt(step.A % _jobs.Count) is not { IsTerminating: false } job) return;
        job.IsTerminating = true;
        StopJob(job);
    }

    private void StopJob(DurableJob job)
    {
        var uuid = job.Request.Uuid;
        var isWaiting = _model.Jobs[uuid].IsWaiting;
        if (isWaiting) Forget(uuid);
        Broken.If(_scheduler.Stop(uuid) != isWaiting, $"job {job.Request.Order} is told to have waited: {!isWaiting}");
    }

    private void Reconcile(string cluster, ScaleSettings scale)
    {
        var target = scale.Manual?.TargetNodeCount ?? scale.AutoScale!.MinimumNodeCount!.Value;
        _requests[cluster] = new ClusterRequest(cluster, new ClusterIdentity("s", "g", "w", "c", cluster), new ClusterBaseProperties { VmPriority = "lowpriority", ScaleSettings = scale }, target);
        _model.Disturbed(cluster, isResized: true);
        var (staying, made) = (_scheduler.Observe(cluster) is null ? 0 : ClustersOf(_scheduler)[cluster].Counts.Staying, _made.Count(c => c == cluster));
        _scheduler.Reconcile(_requests[cluster]);
        Broken.If(scale.Manual is not null && staying >= target && _made.Count(c => c == cluster) != made, "a cluster makes nodes although it shrinks");
    }

    private void Go(Step step)
    {
        if (_begun.Count == 0) return;
        var (_, action) = _begun[step.A % _begun.Count];
        _begun.RemoveAt(step.A % _begun.Count);
        action(step);
    }

    private void Begin(EngineJob run)
    {
        var job = _jobs[run.Uuid];
        if (job.IsTerminating)
        {
            _model.Released(run.Uuid);
            _ = _scheduler.Release(run, result: null);
            Forget(run.Uuid);
            return;
        }

        var id = $"attempt-{++_uuids}";
        job.Attempt = new KnownAttempt(id, run.Uuid, run.ClusterUuid, [.. run.Nodes.Select(n => n.Id)], _time.GetUtcNow());
        var life = new Life(run, NewAttempt(id));
        _lives.Add(life);
        if (!_scheduler.TryBegin(run, life.Attempt)) Finish(life, AttemptOutcome.Terminated);
    }

    private void Stop(ActiveAttempt attempt)
    {
        if (_lives.Find(l => l.Attempt == attempt) is { } life) Finish(life, AttemptOutcome.Terminated);
    }

    private void End(Step step, AttemptOutcome outcome)
    {
        if (_lives.Count > 0) Finish(_lives[step.A % _lives.Count], outcome);
    }

    private void Finish(Life life, AttemptOutcome outcome)
    {
        var (run, job) = (life.Run, _jobs[life.Run.Uuid]);
        var isRequeued = IsRequeued(run.Loss, outcome) && !run.IsStopAsked;
        _lives.Remove(life);
        (job.Attempt, job.Loss) = (null, null);
        _model.Released(run.Uuid);
        var cause = _scheduler.Release(run, new AttemptResult { Outcome = outcome });
        Broken.If(cause is not null != isRequeued, $"job {job.Request.Order} is requeued: {cause}");
        if (isRequeued) _begun.Add((run, _ => Return(run)));
        else Forget(run.Uuid);
    }

    private void Return(EngineJob run)
    {
        Count("requeues");
        if (run.IsStopAsked) Forget(run.Uuid);
        else _model.Returned(run.Uuid);
        Broken.If(_scheduler.Return(run) == run.IsStopAsked, "a job comes back that was asked to end");
    }

    private void BeginSetup(ProcessCluster cluster, ClusterNode node)
    {
        if (!_scheduler.TryBegin(node, NewAttempt($"setup-{++_uuids}")))
        {
            _scheduler.Prepared(cluster, node, new BatchAIError());
            return;
        }

        _setups.Add(node);
        if (!_nodes.Exists(n => n.Record == node.Record)) _nodes.Add((cluster.Uuid, node.Index, node.Record));
        _begun.Add((node, step => EndSetup(cluster, node, isGood: step.B % 12 != 0)));
    }

    private void EndSetup(ProcessCluster cluster, ClusterNode node, bool isGood)
    {
        _setups.Remove(node);
        if (isGood) node.Record.ReadySinceBoot = "boot";
        if (isGood) _model.Ready(node);
        else _model.Spoiled(node);
        if (!isGood) _model.Disturbed(cluster.Uuid, isResized: false);
        _scheduler.Prepared(cluster, node, isGood ? null : new BatchAIError { Code = "SetupFailed" });
    }

    private void Preempt(Step step)
    {
        var cluster = ClusterOf(step);
        var staying = ClustersOf(_scheduler)[cluster].Counts.Staying;
        if (staying == 0) return;
        var nodes = _scheduler.ChoosePreempted(cluster, new NodeChoice(1 + (step.B % Math.Min(staying, 2)), []));
        foreach (var node in nodes) node.Record.IsPreempted = true;
        _begun.Add((cluster, _ =>
        {
            _model.Disturbed(cluster, isResized: false);
            _scheduler.Preempt(cluster, nodes);
            _preempted.UnionWith(nodes);
        }));
        Count("preemptions");
    }

    private void Wait(TimeSpan wait)
    {
        var end = _time.GetUtcNow() + wait;
        while (_model.Jobs.Values.Where(j => j.Run is not null && j.Limit <= end).MinBy(j => j.Limit) is { } late)
        {
            if (late.Limit > _time.GetUtcNow()) _time.Move(late.Limit.Value - _time.GetUtcNow());
            var starting = _begun.FindIndex(b => b.About == late.Run);
            if (starting >= 0) Go(new Step(StepKind.Go, starting, 1, 0));
            if (_lives.Find(l => l.Run == late.Run) is { } life) Finish(life, AttemptOutcome.TimeLimit);
            Count("limits");
            Check();
        }

        _time.Move(end - _time.GetUtcNow());
        var free = Clusters.Where(c => ClustersOf(_scheduler)[c].ScaledAt is not { } at || _time.GetElapsedTime(at) >= Times.Interval).ToList();
        var sizes = Sizes();
        _scheduler.Tick();
        if (!sizes.SequenceEqual(Sizes())) return;
        foreach (var cluster in free) _model.CheckSize(cluster);
    }

    private List<int> Sizes() => [.. Clusters.Select(c => ClustersOf(_scheduler)[c].Target), _leases.Free];

    private void Crash(Step step)
    {
        var lives = _lives.ToList();
        _begun.Clear();
        _setups.Clear();
        _preempted.Clear();
        _lives.Clear();
        _leases.Clear();
        _model.Crashed();
        _scheduler = new Scheduler(this, _time, Times, _leases);
        foreach (var (cluster, index, record) in _nodes.OrderBy(n => n.Index)) TakeUp(cluster, new ClusterNode(cluster, index, record));
        for (var i = 0; i < lives.Count; i++) TakeUp(_jobs[lives[i].Run.Uuid], (step.A + (i * step.B)) % 7);
        foreach (var limit in _limits.Values) _scheduler.LimitGroup(limit);
        foreach (var job in _jobs.Values.OrderBy(j => j.Request.Order).ToList())
        {
            _scheduler.Submit(job.Request);
            if (job.IsTerminating) StopJob(job);
        }

        foreach (var (cluster, request) in _requests) _scheduler.Reconcile(request);
        Count("crashes");
    }

    private void TakeUp(string cluster, ClusterNode node)
    {
        if (node.IsPreempted) _preempted.Add(node);
        node.State = node.Record.ReadySinceBoot is null ? NodeState.Preparing : NodeState.Idle;
        _model.Made(cluster, node);
        if (node.State == NodeState.Idle) _model.Ready(node);
        _leases.Adopt(node);
        _scheduler.Adopt(cluster, node);
    }

    // While there was no service, an attempt may have ended by itself, or met what it was asked before.
    private void TakeUp(DurableJob job, int fate)
    {
        AttemptOutcome? outcome = fate switch { 0 => AttemptOutcome.Succeeded, 1 => AttemptOutcome.NodeLost, 2 when job.Loss is not null => AttemptOutcome.Terminated, _ => null };
        if (outcome is null)
        {
            Resume(job);
            return;
        }

        var isRequeued = IsRequeued(job.Loss, outcome.Value);
        (job.Attempt, job.Loss) = (null, null);
        if (!isRequeued) Forget(job.Request.Uuid);
    }

    private void Resume(DurableJob job)
    {
        var attempt = NewAttempt(job.Attempt!.AttemptId);
        var life = new Life(_scheduler.Adopt(job.Attempt, attempt, job.Loss), attempt);
        _lives.Add(life);
        _model.Resumed(life.Run, job.Attempt.Start);
        if (job.Loss is not null) _begun.Add((attempt, _ => Stop(attempt)));
    }

    private void Forget(string uuid)
    {
        _jobs.Remove(uuid);
        _model.Ended(uuid);
    }

    private void Check()
    {
        Broken.If(_preempted.Any(n => !n.IsLeaving), "a node stays that was preempted");
        foreach (var cluster in Clusters) _model.Check(cluster, _scheduler);
        if (_model.IsSomeGroupFull) Count("full groups");
    }

    private void Count(string what) => Seen[what] = Seen.GetValueOrDefault(what) + 1;

    private static bool IsRequeued(JobLoss? loss, AttemptOutcome outcome) => loss is { IsRequeued: true } && outcome is AttemptOutcome.Terminated or AttemptOutcome.NodeLost;

    private static ActiveAttempt NewAttempt(string id) => new(new AttemptFolder("/nowhere", id), isAdopted: false, static _ => { });

    private static string Option(int number) => (number % 3) switch { 0 => "requeue", 1 => "terminate", _ => "waitforjobcompletion" };

    private static string ClusterOf(Step step) => Clusters[step.A % Clusters.Length];

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_clusters")]
    private static extern ref Dictionary<string, ProcessCluster> ClustersOf(Scheduler scheduler);
}
