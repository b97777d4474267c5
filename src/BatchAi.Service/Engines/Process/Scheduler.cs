using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines.Process.Gpus;

namespace BatchAi.Service.Engines.Process;

/// <summary>Which job runs on which nodes: all of the engine's memory, behind one lock that is never held for long.</summary>
internal sealed class Scheduler
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ProcessCluster> _clusters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EngineJob> _jobs = new(StringComparer.Ordinal);
    private readonly IClusterHands _hands;
    private readonly NodeRoster _roster;
    private long _starts;

    internal Scheduler(IClusterHands hands, TimeProvider time)
    {
        _hands = hands;
        _roster = new NodeRoster(hands, _jobs, time);
    }

    /// <summary>Queues a job; one that an earlier service left running learns its place in the queue, should it come back there.</summary>
    internal void Submit(JobRequest request)
    {
        lock (_gate)
        {
            if (_jobs.TryGetValue(request.Uuid, out var known))
            {
                known.Request ??= request;
                return;
            }

            _jobs.Add(request.Uuid, new EngineJob(request.Uuid, request.ClusterUuid) { Request = request });
            Enqueue(_jobs[request.Uuid]);
        }
    }

    /// <summary>Asks a job to end.</summary>
    /// <returns>Whether it waited, and is dropped.</returns>
    internal bool Stop(string jobUuid)
    {
        lock (_gate)
        {
            if (!_jobs.TryGetValue(jobUuid, out var job)) return false;
            job.IsStopAsked = true;
            if (job.Attempt is { } attempt) _hands.Stop(attempt);
            if (!job.IsWaiting) return false;
            var cluster = ClusterOf(job.ClusterUuid);
            cluster.Queue.Remove(job.Request!);
            _jobs.Remove(jobUuid);
            Pump(cluster);
            return true;
        }
    }

    /// <summary>Ties a job to what runs it.</summary>
    /// <returns>Whether it may start; not when it was asked to end in the meantime.</returns>
    internal bool TryBegin(EngineJob job, ActiveAttempt attempt)
    {
        lock (_gate)
        {
            job.Attempt = attempt;
            return !job.MustEnd;
        }
    }

    /// <summary>Ties a node to what makes it ready.</summary>
    /// <returns>Whether that may start; not when the node is to go.</returns>
    internal bool TryBegin(ClusterNode node, ActiveAttempt attempt)
    {
        lock (_gate)
        {
            node.Setup = attempt;
            return !node.IsLeaving;
        }
    }

    /// <summary>Takes up a job that an earlier service left running.</summary>
    internal EngineJob Adopt(KnownAttempt known, ActiveAttempt attempt)
    {
        lock (_gate)
        {
            var nodes = ClusterOf(known.ClusterUuid).Nodes.Where(n => known.NodeIds.Contains(n.Id, StringComparer.Ordinal)).ToList();
            var job = new EngineJob(known.JobUuid, known.ClusterUuid) { Attempt = attempt, Nodes = nodes, StartedAs = ++_starts };
            _jobs[known.JobUuid] = job;
            foreach (var node in nodes) (node.State, node.JobUuid) = (NodeState.Running, job.Uuid);
            return job;
        }
    }

    /// <summary>Takes up a node that an earlier service left.</summary>
    internal void Adopt(string clusterUuid, ClusterNode node)
    {
        lock (_gate) _roster.Adopt(ClusterOf(clusterUuid), node);
    }

    /// <summary>Frees the nodes of a job that runs no more.</summary>
    /// <returns>Why the job waits again, then <see cref="Return"/> follows when that is durable; null when it ends.</returns>
    internal string? Release(EngineJob job, AttemptResult? result)
    {
        lock (_gate)
        {
            var isTaken = result?.Outcome == AttemptOutcome.Terminated && job is { LossCause: not null, IsStopAsked: false };
            var isRequeued = isTaken && job is { IsRequeued: true, Request: not null };
            if (isTaken && !isRequeued) result!.Message = job.LossCause;
            if (!isRequeued) _jobs.Remove(job.Uuid);
            job.Attempt = null;

            var cluster = ClusterOf(job.ClusterUuid);
            foreach (var node in job.Nodes) _roster.Free(cluster, node);
            job.Nodes = [];
            Pump(cluster);
            return isRequeued ? job.LossCause : null;
        }
    }

    /// <summary>Queues a job again.</summary>
    /// <returns>False when it was asked to end in the meantime; then it is dropped.</returns>
    internal bool Return(EngineJob job)
    {
        lock (_gate)
        {
            if (job.IsStopAsked)
            {
                _jobs.Remove(job.Uuid);
                return false;
            }

            (job.LossCause, job.IsRequeued) = (null, false);
            Enqueue(job);
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
            if (isNew)
            {
                foreach (var node in cluster.Nodes.Where(n => n.State == NodeState.Preparing)) _hands.Prepare(cluster, node);
            }

            _roster.Resize(cluster, NodeRoster.TargetOf(cluster, isNew));
            Pump(cluster);
        }
    }

    /// <summary>A node's preparation is over.</summary>
    internal void Prepared(ProcessCluster cluster, ClusterNode node, BatchAIError? error)
    {
        lock (_gate)
        {
            node.Setup = null;
            if (error is null || node.IsLeaving)
            {
                _roster.Free(cluster, node);
            }
            else
            {
                (node.State, node.Error) = (NodeState.Unusable, error);
            }

            Pump(cluster);
        }
    }

    /// <summary>Gives all nodes of a cluster back.</summary>
    /// <returns>Completes when nothing works on them any more.</returns>
    internal Task Remove(string clusterUuid)
    {
        lock (_gate)
        {
            if (!_clusters.Remove(clusterUuid, out var cluster)) return Task.CompletedTask;
            foreach (var node in cluster.Nodes)
            {
                node.IsLeaving = true;
                if (node.Setup is { } setup) _hands.Stop(setup);
            }

            return Task.WhenAll(cluster.Nodes.Select(FreeAsync));
        }
    }

    /// <summary>Takes the machine's GPUs; none while they are looked for.</summary>
    internal void Learn(GpuInventory? inventory)
    {
        lock (_gate) _roster.Learn(inventory, _clusters.Values);
    }

    internal ClusterStatus? Observe(string clusterUuid)
    {
        lock (_gate) return _clusters.GetValueOrDefault(clusterUuid) is { Request: not null } cluster ? cluster.Status() : null;
    }

    internal JobWait? Wait(string jobUuid)
    {
        lock (_gate) return _jobs.GetValueOrDefault(jobUuid) is { IsWaiting: true } job ? ClusterOf(job.ClusterUuid).WaitOf(job.Request!) : null;
    }

    /// <summary>Lets nodes of automatic scale go that have been idle for a while.</summary>
    internal void ShrinkIdle(TimeSpan after)
    {
        lock (_gate)
        {
            foreach (var cluster in _clusters.Values) _roster.ShrinkIdle(cluster, after);
            _roster.AllotFreed(_clusters.Values);
        }
    }

    private void Enqueue(EngineJob job)
    {
        var cluster = ClusterOf(job.ClusterUuid);
        job.IsWaiting = true;
        cluster.Queue.Add(job.Request!);
        Pump(cluster);
    }

    private void Pump(ProcessCluster cluster)
    {
        _roster.Follow(cluster);
        while (cluster.TakeNext() is { } next)
        {
            var job = _jobs[next.Job.Uuid];
            (job.IsWaiting, job.Nodes, job.StartedAs) = (false, next.Nodes, ++_starts);
            _hands.Start(job);
        }

        _roster.Tell(cluster);
        _roster.AllotFreed(_clusters.Values);
    }

    private async Task FreeAsync(ClusterNode node)
    {
        await node.Prepared;
        lock (_gate) _roster.Release(node, _clusters.Values);
    }

    private ProcessCluster ClusterOf(string uuid)
    {
        if (!_clusters.TryGetValue(uuid, out var cluster)) _clusters[uuid] = cluster = new ProcessCluster(uuid);
        return cluster;
    }
}
