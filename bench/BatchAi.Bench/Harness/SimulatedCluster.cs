using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Bench.Harness;

/// <summary>A scheduler with one cluster, whose nodes are ready at once and whose jobs run until they are ended here.</summary>
internal sealed class SimulatedCluster : IClusterHands
{
    private const string Uuid = "0163d6f7-7a48-73fe-b093-a38d4d0a648a";
    private readonly Queue<(ProcessCluster Cluster, ClusterNode Node)> _unprepared = [];
    private readonly Queue<EngineJob> _running = [];
    private long _jobs;

    internal SimulatedCluster(int nodes)
    {
        Scheduler = new Scheduler(this, TimeProvider.System);
        var scale = new ScaleSettings { Manual = new ManualScaleSettings { TargetNodeCount = nodes } };
        Scheduler.Reconcile(new ClusterRequest(Uuid, new ClusterIdentity("s", "g", "w", "c", Uuid), new ClusterBaseProperties { ScaleSettings = scale }, nodes));
        while (_unprepared.TryDequeue(out var next)) Scheduler.Prepared(next.Cluster, next.Node, error: null);
    }

    internal Scheduler Scheduler { get; }

    internal int Running => _running.Count;

    internal JobRequest Submit(int nodes, int priority = 1, TimeSpan? limit = null, RequestGroup? group = null)
    {
        var job = new JobRequest($"job-{++_jobs}", Uuid, nodes, priority, _jobs) { Limit = limit ?? TimeSpan.FromDays(7), Group = group };
        Scheduler.Submit(job);
        return job;
    }

    /// <summary>Ends the job that started first.</summary>
    internal void End() => _ = Scheduler.Release(_running.Dequeue(), result: null);

    void IClusterHands.Start(EngineJob job) => _running.Enqueue(job);

    void IClusterHands.Prepare(ProcessCluster cluster, ClusterNode node) => _unprepared.Enqueue((cluster, node));

    void IClusterHands.Stop(ActiveAttempt attempt)
    {
        // Nothing is stopped here.
    }

    void IClusterHands.Take(ActiveAttempt attempt, JobLoss loss)
    {
        // Nothing is taken here.
    }

    void IClusterHands.Discard(ClusterNode node)
    {
        // There is nothing on it.
    }

    void IClusterHands.Tell(string clusterUuid, ClusterStatus status)
    {
        // Nobody wants to know.
    }
}
