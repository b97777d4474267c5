using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>
/// What a scheduler may do, and must do, said as plainly as possible: it is told of everything that happens, remembers
/// jobs and nodes as lists, and looks at all of them at every question.
/// </summary>
internal sealed class ReferenceModel(Func<string, ProcessCluster> inside, ScaleTimes times, CountedLeases leases, TimeProvider time)
{
    private readonly Dictionary<string, (int Target, DateTimeOffset Changed)> _sizes = [];
    private readonly Dictionary<string, (string Job, DateTimeOffset Time)> _promises = [];
    private readonly Dictionary<ClusterNode, string> _nodes = [];
    private readonly HashSet<ClusterNode> _ready = [];
    private readonly HashSet<ClusterNode> _spoiled = [];
    private readonly HashSet<string> _ended = [];

    /// <summary>The jobs that have not ended.</summary>
    internal Dictionary<string, ModelJob> Jobs { get; } = [];

    /// <summary>How many jobs of a group may run at once.</summary>
    internal Dictionary<string, int> Limits { get; } = [];

    /// <summary>Whether a job waits only because of its group.</summary>
    internal bool IsSomeGroupFull => Jobs.Values.Any(j => j.IsWaiting && Fits(j) && Free(j.Request.Group) == 0);

    internal void Submitted(JobRequest request) => Jobs.Add(request.Uuid, new ModelJob(request));

    /// <summary>A cluster is asked to be something else, or loses nodes: what was promised before is void.</summary>
    internal void Disturbed(string cluster, bool isResized)
    {
        _ = _promises.Remove(cluster);
        if (isResized) _ = _sizes.Remove(cluster);
    }

    internal void Made(string cluster, ClusterNode node) => _nodes[node] = cluster;

    internal void Ready(ClusterNode node) => _ready.Add(node);

    internal void Spoiled(ClusterNode node) => Broken.If(!node.IsLeaving && !_spoiled.Add(node), $"{node.Id} is prepared twice");

    internal void Gone(ClusterNode node)
    {
        Broken.If(IsUsed(node), $"{node.Id} goes while a job runs on it");
        Broken.If(!_nodes.Remove(node), $"{node.Id} goes, and was not there");
        _ready.Remove(node);
        _spoiled.Remove(node);
    }

    internal bool IsUsed(ClusterNode node) => Jobs.Values.Any(j => j.Nodes.Contains(node));

    /// <summary>The service was killed: another one knows only what it takes up.</summary>
    internal void Crashed()
    {
        foreach (var memory in new Action[] { _nodes.Clear, _ready.Clear, _spoiled.Clear, _sizes.Clear, _promises.Clear }) memory();
        foreach (var job in Jobs.Values) job.Free(isReturning: false);
    }

    internal void Resumed(EngineJob run, DateTimeOffset since)
    {
        Jobs[run.Uuid].Take(run, since);
        Broken.If(run.Nodes.Count != Jobs[run.Uuid].Request.NodeCount, $"{Jobs[run.Uuid].Name} lost nodes in a restart");
    }

    internal void Started(EngineJob run)
    {
        Broken.If(!Jobs.ContainsKey(run.Uuid), "a job starts that has ended or never was");
        var job = Jobs[run.Uuid];
        Broken.If(!job.IsWaiting, $"{job.Name} starts, and does not wait");
        Broken.If(!MayStart(job), $"{job.Name} starts before its turn");
        Broken.If(run.Nodes.Distinct().Count() != job.Request.NodeCount, $"{job.Name} starts with {run.Nodes.Count} nodes of {job.Request.NodeCount}");
        Broken.If(run.Nodes.Except(Idle(job.Request.ClusterUuid)).Any(), $"{job.Name} starts on nodes that it cannot have");
        if (Waiting(job.Request.ClusterUuid).First(IsAble) == job) Disturbed(job.Request.ClusterUuid, isResized: false);
        job.Take(run, time.GetUtcNow());
    }

    internal void Released(string uuid) => Jobs[uuid].Free(isReturning: true);

    internal void Returned(string uuid) => Jobs[uuid].Free(isReturning: false);

    internal void Ended(string uuid)
    {
        Broken.If(!Jobs.Remove(uuid), "a job ends that has ended before, or never was");
        _ended.Add(uuid);
    }

    /// <summary>What must be true of a cluster between two steps.</summary>
    internal void Check(string cluster, Scheduler scheduler)
    {
        var waiting = Waiting(cluster).ToList();
        for (var i = 0; i < waiting.Count; i++)
        {
            var wait = scheduler.Wait(waiting[i].Request.Uuid);
            Broken.If(wait?.Position != i + 1, $"{waiting[i].Name} is at place {i + 1}, and is told {wait}");
            Broken.If(MayStart(waiting[i]), $"{waiting[i].Name} could start, and does not");
            var isHeld = inside(cluster).Request is not null && Fits(waiting[i]) && Free(waiting[i].Request.Group) == 0;
            Broken.If(isHeld != wait!.Reason.StartsWith("Its group", StringComparison.Ordinal), $"{waiting[i].Name} is told: {wait!.Reason}");
        }

        foreach (var job in Jobs.Values.Where(j => !j.IsWaiting)) Broken.If(scheduler.Wait(job.Request.Uuid) is not null, $"{job.Name} waits although it runs");
        Broken.If(_ended.Any(uuid => scheduler.Wait(uuid) is not null), "a job waits that has ended");
        CheckPromise(cluster, scheduler);
        CheckNodes(cluster, scheduler.Observe(cluster)!);
        CheckChange(cluster);
    }

    /// <summary>What must be true of a cluster that follows its queue, and has just seen no reason to change its size.</summary>
    internal void CheckSize(string cluster)
    {
        if (inside(cluster).AutoScale is not { MinimumNodeCount: { } least }) return;
        var wanted = Staying(cluster).Count(IsUsed) + Waiting(cluster).Where(IsAble).Sum(j => j.Request.NodeCount);
        var need = Math.Clamp(wanted, least, Math.Max(least, Most(cluster)));
        Broken.If(inside(cluster).Target < need && need - All(cluster).Count() <= leases.Free, $"the cluster is to have {inside(cluster).Target} nodes, and jobs need {need}");
        var old = Idle(cluster).Concat(_spoiled).Count(n => _nodes[n] == cluster && time.GetElapsedTime(n.IdleSince) >= times.Idle);
        Broken.If(old > 0 && Staying(cluster).Count(n => _ready.Contains(n) || _spoiled.Contains(n)) > need, $"{old} nodes have had nothing to do for too long");
    }

    // Jobs keep their limits, so that the latest start of the first job only ever comes closer, unless another one is first.
    private void CheckPromise(string cluster, Scheduler scheduler)
    {
        var first = Waiting(cluster).FirstOrDefault(IsAble);
        var wait = first is null ? null : LongestWait(first, soon: Idle(cluster).Count);
        var start = time.GetUtcNow() + wait;
        var isKept = !_promises.TryGetValue(cluster, out var promise) || promise.Job != first?.Request.Uuid || wait == TimeSpan.Zero || start <= promise.Time;
        Broken.If(!isKept, $"{first?.Name} was to start at {promise.Time:T} at the latest, and now at {start:T}");
        _ = _promises.Remove(cluster);
        if (first is null) return;
        var told = scheduler.Wait(first.Request.Uuid)!.Reason;
        Broken.If(!told.EndsWith(wait > TimeSpan.Zero ? $" it starts at {start:u} at the latest." : ".", StringComparison.Ordinal), $"{first.Name} starts at {start:u}, and is told: {told}");
        Broken.If(!(wait > TimeSpan.Zero) && told.Contains("at the latest", StringComparison.Ordinal), $"{first.Name} is told too much: {told}");
        if (wait > TimeSpan.Zero) _promises[cluster] = (first.Request.Uuid, start!.Value);
    }

    private void CheckNodes(string cluster, ClusterStatus status)
    {
        var (nodes, staying, target) = (All(cluster).ToList(), Staying(cluster).ToList(), inside(cluster).Target);
        var (running, unusable) = (staying.Count(IsUsed), staying.Count(_spoiled.Contains));
        var counts = (running, unusable, staying.Count(n => !_ready.Contains(n)) - unusable, nodes.Count - staying.Count, Idle(cluster).Count);
        var told = (status.NodeStates.RunningNodeCount, status.NodeStates.UnusableNodeCount, status.NodeStates.PreparingNodeCount, status.NodeStates.LeavingNodeCount, status.NodeStates.IdleNodeCount);
        Broken.If(told != counts, $"(running, unusable, preparing, leaving, idle) are {counts}, and told as {told}");
        Broken.If(status.CurrentNodeCount != nodes.Count || staying.Count > target, $"{nodes.Count} nodes are there, {staying.Count} stay, {target} are wanted, {status.CurrentNodeCount} are told");
        Broken.If(nodes.Count < target && leases.Free > 0, $"{nodes.Count} nodes are there, {target} are wanted, and GPUs are free");
        Broken.If((status.AllocationState == AllocationStates.Steady) != (nodes.Count == staying.Count && (nodes.Count == target || IsShort(cluster))), $"the cluster is {status.AllocationState} with {nodes.Count} of {target} nodes");
        Broken.If(status.Errors.Count != unusable + (IsShort(cluster) ? 1 : 0), $"{status.Errors.Count} errors are told of {unusable} unusable nodes");
    }

    private void CheckChange(string cluster)
    {
        var (target, now) = (inside(cluster).Target, time.GetUtcNow());
        var isKnown = _sizes.TryGetValue(cluster, out var size);
        if (isKnown && size.Target == target) return;
        Broken.If(isKnown && inside(cluster).AutoScale is not null && now - size.Changed < times.Interval, "the size changes twice in an interval");
        _sizes[cluster] = (target, isKnown ? now : DateTimeOffset.MinValue);
    }

    private bool MayStart(ModelJob job)
    {
        if (inside(job.Request.ClusterUuid).Request is null || !IsAble(job) || job.Request.NodeCount > Idle(job.Request.ClusterUuid).Count) return false;
        var first = Waiting(job.Request.ClusterUuid).First(IsAble);
        return first == job || (job.Request.Limit is { } limit && !(limit > LongestWait(first, Soon(job.Request.ClusterUuid))));
    }

    // How many nodes jobs can have without any other job's end, if all that are to come do come.
    private int Soon(string cluster) =>
        Idle(cluster).Count + Staying(cluster).Count(n => !_ready.Contains(n) && !_spoiled.Contains(n)) + Math.Max(0, Most(cluster) - Staying(cluster).Count());

    private TimeSpan? LongestWait(ModelJob job, int soon)
    {
        var running = Jobs.Values.Where(j => j.Run is not null && j.Request.ClusterUuid == job.Request.ClusterUuid).ToList();
        var ends = running.Select(j => j.Left(time)).OfType<TimeSpan>().Append(TimeSpan.Zero).Order();
        return ends.Select(t => (TimeSpan?)t).FirstOrDefault(t => soon + running.Where(j => j.Left(time) <= t).Sum(j => j.Nodes.Count(n => !n.IsLeaving)) >= job.Request.NodeCount);
    }

    private IOrderedEnumerable<ModelJob> Waiting(string cluster) =>
        Jobs.Values.Where(j => j.IsWaiting && j.Request.ClusterUuid == cluster).OrderByDescending(j => j.Request.Priority).ThenBy(j => j.Request.Order);

    private IEnumerable<ClusterNode> All(string cluster) => _nodes.Where(n => n.Value == cluster).Select(n => n.Key);

    private IEnumerable<ClusterNode> Staying(string cluster) => All(cluster).Where(n => !n.IsLeaving);

    private List<ClusterNode> Idle(string cluster) => [.. Staying(cluster).Where(n => _ready.Contains(n) && !IsUsed(n))];

    private bool Fits(ModelJob job) => job.Request.NodeCount <= Most(job.Request.ClusterUuid);

    // Of those of a group that wait for a cluster, the first may start, as many as its limit leaves.
    private bool IsAble(ModelJob job) => Fits(job) && (job.Request.Group is null
        || Waiting(job.Request.ClusterUuid).Where(j => j.Request.Group == job.Request.Group && Fits(j)).Take(Free(job.Request.Group)).Contains(job));

    private int Free(RequestGroup? group) =>
        group is not null && Limits.TryGetValue(group.Key, out var most) ? Math.Max(0, most - Jobs.Values.Count(j => j.Run is not null && j.Request.Group == group)) : int.MaxValue;

    private bool IsShort(string cluster) => All(cluster).Count() < inside(cluster).Target && leases.Free == 0;

    private int Most(string cluster)
    {
        var most = inside(cluster).AutoScale?.MaximumNodeCount ?? inside(cluster).Target;
        return IsShort(cluster) ? Math.Min(most, Staying(cluster).Count()) : most;
    }
}
