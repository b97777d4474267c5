namespace BatchAi.Service.Engines.Process;

/// <summary>Does what follows from a cluster's nodes and queue. The scheduler calls it, with its gate held, whenever one of them changed.</summary>
internal sealed class QueuePump(
    IClusterHands hands,
    NodeRoster roster,
    JobGroups groups,
    IReadOnlyDictionary<string, ProcessCluster> clusters,
    IReadOnlyDictionary<string, EngineJob> jobs,
    TimeProvider time)
{
    private long _starts;

    /// <summary>Numbers the starts of jobs.</summary>
    internal long CountStart() => ++_starts;

    /// <summary>Puts a job into its cluster's queue.</summary>
    internal void Enqueue(ProcessCluster cluster, EngineJob job)
    {
        job.IsWaiting = true;
        cluster.Queue.Add(job.Request!);
        Run(cluster, job.Request);
    }

    /// <summary>What a job is that an earlier service left running; before, it has counted for no group.</summary>
    internal void Know(ProcessCluster cluster, EngineJob job, JobRequest request)
    {
        if (job.Request is not null) return;
        job.Request = request;
        if (!cluster.Jobs.Contains(job)) return;
        groups.Run(request.Group, 1);
        FollowGroups();
    }

    /// <summary>Allocates nodes and starts jobs, as far as the cluster has to and can.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="moved">The job that has come into its queue or left it, when nothing else has changed.</param>
    internal void Run(ProcessCluster cluster, JobRequest? moved = null)
    {
        Look(cluster, moved);
        FollowGroups(cluster);
        UseRoom();
    }

    /// <summary>Looks at the clusters again that have jobs of a group of which more or less may start than before.</summary>
    /// <param name="known">The cluster that was looked at since; null for none.</param>
    internal void FollowGroups(ProcessCluster? known = null)
    {
        var changed = groups.TakeChanged();
        if (changed.Count == 0) return;
        foreach (var cluster in clusters.Values.Where(c => c != known && changed.Any(c.Queue.Has)).ToList()) Run(cluster);
    }

    /// <summary>Gives what nodes gave back to the clusters that wait for it.</summary>
    internal void UseRoom()
    {
        if (!roster.HasRoom) return;
        roster.HasRoom = false;
        foreach (var cluster in clusters.Values.Where(c => c.Refusal is not null).ToList())
        {
            cluster.Refusal = null;
            Run(cluster);
        }
    }

    private void Look(ProcessCluster cluster, JobRequest? moved)
    {
        cluster.Words = null;
        if (cluster.Request is null) return;
        if (roster.HasRoom) cluster.Refusal = null;
        roster.Follow(cluster, mayShrink: false);
        roster.Fill(cluster);
        var view = cluster.View(time);
        var plan = Dispatch.Decide(view, ToLookAt(cluster, view, moved));
        (cluster.Next, cluster.NextMost) = (plan.Next, view.Most);
        Start(cluster, plan.Starts);
        roster.Tell(cluster);
    }

    // A long queue is not walked through for a job that comes or goes behind one that waits, or where none waits that
    // could ever start: the others could not start before that, and still cannot. But where the jobs of a group may not
    // all run, the place of one that goes is another one's.
    private IEnumerable<JobRequest> ToLookAt(ProcessCluster cluster, DispatchView view, JobRequest? moved)
    {
        var all = cluster.Queue.AbleInOrder(view.Most, groups);
        if (moved is null || cluster.NextMost != view.Most) return all;
        var isHere = jobs.ContainsKey(moved.Uuid);
        if (!isHere && moved.Group is { } group && groups.LimitOf(group.Key) is not null) return all;
        var isCandidate = isHere && moved.NodeCount <= view.Most && cluster.Queue.IsAble(moved, view.Most, groups);
        if (cluster.Next is not { } next) return isCandidate ? [moved] : [];
        if (next.NodeCount <= view.Idle || !JobQueue.IsBefore(next, moved)) return all;
        return isCandidate && moved.NodeCount <= view.Idle ? [next, moved] : [next];
    }

    private void Start(ProcessCluster cluster, IReadOnlyList<JobRequest> starts)
    {
        if (starts.Count == 0) return;
        var idle = new Queue<ClusterNode>(cluster.Staying.Where(n => n.State == NodeState.Idle));
        foreach (var request in starts)
        {
            var job = jobs[request.Uuid];
            cluster.Queue.Remove(request);
            cluster.Jobs.Add(job);
            groups.Run(request.Group, 1);
            (job.IsWaiting, job.StartedAs, job.Since) = (false, CountStart(), time.GetTimestamp());
            job.Nodes = [.. Enumerable.Range(0, request.NodeCount).Select(_ => idle.Dequeue())];
            foreach (var node in job.Nodes) (node.State, node.Job) = (NodeState.Running, job);
            hands.Start(job);
        }
    }
}
