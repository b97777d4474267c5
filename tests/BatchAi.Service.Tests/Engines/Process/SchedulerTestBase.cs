using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Engines.Support;

namespace BatchAi.Service.Tests.Engines.Process;

/// <summary>The scheduler alone: nodes are ready when a test says so, jobs run until it ends them.</summary>
public abstract class SchedulerTestBase
{
    private protected const string Cluster = "0163d6f7-7a48-73fe-b093-a38d4d0a648a";
    private long _order;

    protected SchedulerTestBase() => Scheduler = NewScheduler();

    private protected FixedTime Time { get; } = new();

    private protected RecordingHands Hands { get; } = new();

    private protected Scheduler Scheduler { get; private set; }

    private protected List<JobRequest> Submitted { get; } = [];

    private protected ClusterStatus Status => Scheduler.Observe(Cluster)!;

    private protected Scheduler NewScheduler(INodeLeases? leases = null) =>
        Scheduler = new Scheduler(Hands, Time, new ScaleTimes(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(6)), leases);

    private protected static AutoScaleSettings Scale(int least, int most) => new() { MinimumNodeCount = least, MaximumNodeCount = most, InitialNodeCount = 0 };

    private protected void Tick(TimeSpan? after = null)
    {
        Time.Move(after ?? TimeSpan.FromSeconds(5));
        Scheduler.Tick();
    }

    private protected void EndFirst()
    {
        var job = Hands.Started.Find(j => j.Nodes.Count > 0);
        if (job is not null) Scheduler.Release(job, result: null);
    }

    private protected JobRequest Submit(int nodes = 1, TimeSpan? limit = null)
    {
        var job = new JobRequest(Guid.NewGuid().ToString("D"), Cluster, nodes, 1, ++_order) { Limit = limit };
        Submitted.Add(job);
        Scheduler.Submit(job);
        return job;
    }

    private protected void PrepareAll()
    {
        for (var i = 0; i < Hands.Prepared.Count; i++)
        {
            if (Hands.Prepared[i].Node.State == NodeState.Preparing) Scheduler.Prepared(Hands.Prepared[i].Cluster, Hands.Prepared[i].Node, error: null);
        }
    }

    private protected void Reconcile(int nodes, string deallocation = "requeue", bool lowPriority = false, AutoScaleSettings? scale = null)
    {
        var settings = new ScaleSettings { AutoScale = scale };
        if (scale is null) settings.Manual = new ManualScaleSettings { TargetNodeCount = nodes, NodeDeallocationOption = deallocation };
        var properties = new ClusterBaseProperties { VmPriority = lowPriority ? "lowpriority" : "dedicated", ScaleSettings = settings };
        Scheduler.Reconcile(new ClusterRequest(Cluster, new ClusterIdentity("s", "g", "w", "c", Cluster), properties, nodes));
    }
}
