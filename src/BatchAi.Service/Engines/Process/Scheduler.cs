using BatchAi.Core.Execution;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Engines.Process;

/// <summary>Which job runs on which nodes: all of the engine's memory, behind one lock that is never held for long.</summary>
internal sealed class Scheduler
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ProcessCluster> _clusters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EngineJob> _jobs = new(StringComparer.Ordinal);
    private readonly IClusterHands _hands;
    private readonly JobGroups _groups = new();
    private readonly TimeProvider _time;
    private readonly NodeRoster _roster;
    private readonly QueuePump _pump;

    internal Scheduler(IClusterHands hands, TimeProvider time, ScaleTimes? times = null, INodeLeases? leases = null)
    {
        (_hands, _time) = (hands, time);
        _roster = new NodeRoster(hands, _groups, leases, times ?? ScaleTimes.Standard, time);
        _pump = new QueuePump(hands, _roster, _groups, _clusters, _jobs, time);
        Nodes = new NodeDesk(_gate, _clusters, _roster, _pump);
    }

    /// <summary>The nodes of clusters.</summary>
    internal NodeDesk Nodes { get; }

    /// <summary>Queues a job; one that an earlier service left running learns its place in the queue, should it come back there.</summary>
    internal void Submit(JobRequest request)
    {
        lock (_gate)
        {
            var cluster = ClusterOf(request.ClusterUuid);
            if (_jobs.TryGetValue(request.Uuid, out var known)) _pump.Know(cluster, known, request);
            else _pump.Enqueue(cluster, _jobs[request.Uuid] = new EngineJob(request.Uuid, request.ClusterUuid) { Request = request });
        }
    }

    /// <summary>Says how many jobs of a group may run at once.</summary>
    internal void LimitGroup(GroupLimit limit)
    {
        lock (_gate)
        {
            _groups.Limit(limit);
            _pump.FollowGroups();
        }
    }

    /// <summary>Asks a job to end.</summary>
    /// <returns>Whether it waited, and is dropped.</returns>
    internal bool Stop(string jobUuid)
    {
        lock (_gate)
        {
            if (!_jobs.TryGetValue(jobUuid, out var job)) return false;
            var cluster = ClusterOf(job.ClusterUuid);
            (job.IsStopAsked, cluster.Words) = (true, null);
            if (job.Attempt is { } attempt) _hands.Stop(attempt);
            if (!job.IsWaiting) return false;
            cluster.Queue.Remove(job.Request!);
            _jobs.Remove(jobUuid);
            _pump.Run(cluster, job.Request);
            return true;
        }
    }

    /// <summary>Ties a job to what runs it, and tells whether it may start; not when it was asked to end in the meantime.</summary>
    internal bool TryBegin(EngineJob job, ActiveAttempt attempt)
    {
        lock (_gate)
        {
            job.Attempt = attempt;
            return !job.MustEnd;
        }
    }

    /// <summary>Ties a node to what makes it ready, and tells whether that may start; not when the node is to go.</summary>
    internal bool TryBegin(ClusterNode node, ActiveAttempt attempt)
    {
        lock (_gate)
        {
            node.Setup = attempt;
            return !node.IsLeaving;
        }
    }

    /// <summary>Takes up a job that an earlier service left running.</summary>
    /// <param name="known">The attempt.</param>
    /// <param name="attempt">What runs it.</param>
    /// <param name="loss">Why its nodes were being taken from it, if they were.</param>
    internal EngineJob Adopt(KnownAttempt known, ActiveAttempt attempt, JobLoss? loss)
    {
        lock (_gate)
        {
            var cluster = ClusterOf(known.ClusterUuid);
            var nodes = cluster.Nodes.Where(n => known.NodeIds.Contains(n.Id, StringComparer.Ordinal)).ToList();
            var job = new EngineJob(known.JobUuid, known.ClusterUuid) { Attempt = attempt, Nodes = nodes, StartedAs = _pump.CountStart(), Loss = loss, Since = _time.TimestampOf(known.Start) };
            cluster.TakeUp(_jobs[known.JobUuid] = job);
            return job;
        }
    }

    /// <summary>Takes up a node that an earlier service left.</summary>
    internal void Adopt(string clusterUuid, ClusterNode node)
    {
        lock (_gate)
        {
            (node.IsLeaving, node.IdleSince) = (node.IsPreempted, _time.GetTimestamp());
            ClusterOf(clusterUuid).Nodes.Add(node);
        }
    }

    /// <summary>Frees the nodes of a job that runs no more.</summary>
    /// <returns>Why the job waits again, then <see cref="Return"/> follows when that is durable; null when it ends.</returns>
    internal string? Release(EngineJob job, AttemptResult? result)
    {
        lock (_gate)
        {
            var loss = !job.IsStopAsked && JobLoss.Ended(result) ? job.Loss : null;
            if (loss is { IsRequeued: false }) loss.Explain(result!);
            if (loss is not { IsRequeued: true }) _jobs.Remove(job.Uuid);
            job.Attempt = null;

            var cluster = ClusterOf(job.ClusterUuid);
            foreach (var node in job.Nodes) _roster.Free(cluster, node);
            job.Nodes = [];
            if (cluster.Jobs.Remove(job)) _groups.Run(job.Request?.Group, -1);
            _pump.Run(cluster);
            return loss is { IsRequeued: true } ? loss.Cause : null;
        }
    }

    /// <summary>Queues a job again; not when it was asked to end in the meantime, then it is dropped.</summary>
    internal bool Return(EngineJob job)
    {
        lock (_gate)
        {
            job.Loss = null;
            if (job.IsStopAsked || job.Request is null)
            {
                // What an earlier service left, and nobody has submitted to this one yet, is queued when somebody does.
                _jobs.Remove(job.Uuid);
                return !job.IsStopAsked;
            }

            _pump.Enqueue(ClusterOf(job.ClusterUuid), job);
            return true;
        }
    }

    /// <summary>Makes a cluster have its nodes.</summary>
    internal void Reconcile(ClusterRequest request)
    {
        lock (_gate)
        {
            var cluster = ClusterOf(request.Uuid);
            var isNew = cluster.Request is null;
            cluster.Request = request;
            if (isNew) _roster.TakeUp(cluster);
            _roster.Reconcile(cluster);
            _pump.Run(cluster);
        }
    }

    /// <summary>A node's preparation is over.</summary>
    internal void Prepared(ProcessCluster cluster, ClusterNode node, BatchAIError? error)
    {
        lock (_gate)
        {
            node.Setup = null;
            if (error is null || node.IsLeaving) _roster.Free(cluster, node);
            else (node.State, node.Error, node.IdleSince) = (NodeState.Unusable, error, _time.GetTimestamp());
            _pump.Run(cluster);
        }
    }

    /// <summary>Chooses nodes that are to be taken away; <see cref="Preempt"/> follows when that is durable.</summary>
    /// <exception cref="BatchAiException">The cluster has not all of them.</exception>
    internal IReadOnlyList<ClusterNode> ChoosePreempted(string clusterUuid, NodeChoice choice)
    {
        lock (_gate) return _clusters.TryGetValue(clusterUuid, out var cluster) ? ScaleIn.Choose(cluster, choice) : [];
    }

    /// <summary>Takes nodes away: their jobs wait again, and others take their places.</summary>
    internal void Preempt(string clusterUuid, IReadOnlyList<ClusterNode> nodes)
    {
        lock (_gate)
        {
            if (!_clusters.TryGetValue(clusterUuid, out var cluster)) return;
            _roster.Preempt(cluster, nodes);
            _pump.Run(cluster);
        }
    }

    /// <summary>Gives all nodes of a cluster back; completes when nothing works on them any more.</summary>
    internal async Task RemoveAsync(string clusterUuid)
    {
        ProcessCluster? cluster;
        IReadOnlyList<Task> prepared;
        lock (_gate)
        {
            if (!_clusters.Remove(clusterUuid, out cluster)) return;
            prepared = _roster.Dismiss(cluster);
        }

        await Task.WhenAll(prepared);
        lock (_gate)
        {
            foreach (var node in cluster.Nodes) _roster.Return(node);
            _pump.UseRoom();
        }
    }

    internal ClusterStatus? Observe(string clusterUuid)
    {
        lock (_gate) return _clusters.GetValueOrDefault(clusterUuid) is { Request: not null } cluster ? cluster.Status() : null;
    }

    internal JobWait? Wait(string jobUuid)
    {
        lock (_gate) return _jobs.GetValueOrDefault(jobUuid) is { IsWaiting: true } job ? ClusterOf(job.ClusterUuid).WordsOf(_time, _groups).Of(job.Request!) : null;
    }

    /// <summary>Lets the clusters of automatic scale follow their queues, and look for what time alone has changed.</summary>
    internal void Tick()
    {
        lock (_gate)
        {
            foreach (var cluster in _clusters.Values.Where(c => c.AutoScale is not null).ToList())
            {
                _roster.Follow(cluster, mayShrink: true);
                _pump.Run(cluster);
            }
        }
    }

    private ProcessCluster ClusterOf(string uuid)
    {
        if (!_clusters.TryGetValue(uuid, out var cluster)) _clusters[uuid] = cluster = new ProcessCluster(uuid);
        return cluster;
    }
}
