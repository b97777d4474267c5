namespace BatchAi.Service.Engines.Process;

/// <summary>Does what follows from a cluster's nodes and queue. The scheduler calls it, with its gate held, whenever one of them changed.</summary>
internal sealed class QueuePump(
    IClusterHands hands,
    NodeRoster roster,
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

    /// <summary>Allocates nodes and starts jobs, as far as the cluster has to and can.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="moved">The job that has come into its queue or left it, when nothing else has changed.</param>
    internal void Run(ProcessCluster cluster, JobRequest? moved = null)
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
        UseRoom();
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

    // A long queue is not walked through when the cluster, which may have no nodes, is too small for all of it; nor for
    // a job that comes or goes behind one that waits: the others could not start before that, and still cannot.
    private IEnumerable<JobRequest> ToLookAt(ProcessCluster cluster, DispatchView view, JobRequest? moved)
    {
        if (cluster.Queue.WithNodesUpTo(view.Most).Jobs == 0) return [];
        var isAlone = moved is not null && cluster.Next is { } next && cluster.NextMost == view.Most && next.NodeCount > view.Idle && JobQueue.IsBefore(next, moved);
        if (!isAlone) return cluster.Queue.InOrder;
        return jobs.ContainsKey(moved!.Uuid) ? [cluster.Next!, moved] : [cluster.Next!];
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
            (job.IsWaiting, job.StartedAs, job.Since) = (false, CountStart(), time.GetTimestamp());
            job.Nodes = [.. Enumerable.Range(0, request.NodeCount).Select(_ => idle.Dequeue())];
            foreach (var node in job.Nodes) (node.State, node.Job) = (NodeState.Running, job);
            hands.Start(job);
        }
    }
}
