using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Engines.Process;

/// <summary>The scheduler alone: nodes are ready when a test says so.</summary>
public sealed class SchedulerTests
{
    private const string Cluster = "0163d6f7-7a48-73fe-b093-a38d4d0a648a";
    private readonly FixedTime _time = new();
    private readonly RecordingHands _hands = new();
    private readonly Scheduler _scheduler;
    private long _order;

    public SchedulerTests() => _scheduler = new Scheduler(_hands, _time, new ScaleTimes(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(6)));

    [Fact]
    public void AddNode_Ids_LookLikeTheOldOnes()
    {
        Reconcile(2, lowPriority: true);

        Assert.Equal(["tvm-1292526730_1-20180606t211853z-p", "tvm-1292526730_2-20180606t211853z-p"], _hands.Prepared.Select(p => p.Node.Id));
    }

    [Fact]
    public void Shrink_PreparingNode_IsStoppedAndGoesWhenItHasEnded()
    {
        Reconcile(1);
        var (cluster, node) = _hands.Prepared[0];
        var setup = new ActiveAttempt(new Service.Agent.Attempts.AttemptFolder("/nowhere", "a"), isAdopted: false, static _ => { });
        Assert.True(_scheduler.TryBegin(node, setup));

        Reconcile(0);
        Assert.Equal([setup], _hands.Stopped);
        Assert.Equal(1, _scheduler.Observe(Cluster)!.NodeStates.LeavingNodeCount);
        _scheduler.Prepared(cluster, node, new BatchAIError());

        Assert.Equal((0, AllocationStates.Steady), (_scheduler.Observe(Cluster)!.CurrentNodeCount, _scheduler.Observe(Cluster)!.AllocationState));
        Assert.Empty(_scheduler.Observe(Cluster)!.Errors);
        Assert.Equal([node], _hands.Discarded);
    }

    [Fact]
    public void Shrink_RunningNodes_TakesFromTheLatestJob()
    {
        Reconcile(3);
        PrepareAll();
        var (old, late) = (Submit(), Submit(2));

        Reconcile(1);

        var jobs = _hands.Started.ToDictionary(j => j.Uuid);
        Assert.Null(jobs[old.Uuid].Loss);
        Assert.NotNull(jobs[late.Uuid].Loss);
    }

    [Fact]
    public void Grow_WhileNodesWaitToLeave_KeepsThem()
    {
        Reconcile(1);
        PrepareAll();
        Submit();
        Reconcile(0, deallocation: "waitforjobcompletion");

        Reconcile(1, deallocation: "waitforjobcompletion");

        Assert.Single(_hands.Prepared);
        Assert.Equal(0, _scheduler.Observe(Cluster)!.NodeStates.LeavingNodeCount);
    }

    [Fact]
    public void UnusableNode_TakesNoJob()
    {
        Reconcile(1);
        _scheduler.Prepared(_hands.Prepared[0].Cluster, _hands.Prepared[0].Node, new BatchAIError { Code = "X" });

        var job = Submit();

        Assert.Empty(_hands.Started);
        Assert.Equal("X", Assert.Single(_scheduler.Observe(Cluster)!.Errors).Code);
        Assert.Contains("1 are unusable", _scheduler.Wait(job.Uuid)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AutoScale_IdleLongEnough_ShrinksToTheMinimum()
    {
        Reconcile(1, scale: Scale(1, 4));
        PrepareAll();
        for (var i = 0; i < 6; i++) Submit();
        Tick();
        PrepareAll();
        Assert.Equal(4, _hands.Started.Count);
        for (var i = 0; i < 6; i++) EndFirst();

        Tick(TimeSpan.FromMinutes(5));
        Assert.Equal(4, _scheduler.Observe(Cluster)!.CurrentNodeCount);
        Tick(TimeSpan.FromMinutes(2));

        Assert.Equal((1, AllocationStates.Steady), (_scheduler.Observe(Cluster)!.CurrentNodeCount, _scheduler.Observe(Cluster)!.AllocationState));
    }

    [Fact]
    public void Queue_TenThousandJobs_IsSubmittedWithoutScanning()
    {
        Reconcile(1);
        for (var i = 0; i < 10_000; i++) Submit();

        PrepareAll();
        for (var i = 0; i < 10_000; i++) EndFirst();

        Assert.Equal(10_000, _hands.Started.Count);
    }

    private static AutoScaleSettings Scale(int least, int most) => new() { MinimumNodeCount = least, MaximumNodeCount = most, InitialNodeCount = 0 };

    private void Tick(TimeSpan? after = null)
    {
        _time.Move(after ?? TimeSpan.FromSeconds(5));
        _scheduler.Tick();
    }

    private void EndFirst()
    {
        var job = _hands.Started.Find(j => j.Nodes.Count > 0);
        if (job is not null) _scheduler.Release(job, result: null);
    }

    private JobRequest Submit(int nodes = 1)
    {
        var job = new JobRequest(Guid.NewGuid().ToString("D"), Cluster, nodes, 1, ++_order);
        _scheduler.Submit(job);
        return job;
    }

    private void PrepareAll()
    {
        for (var i = 0; i < _hands.Prepared.Count; i++)
        {
            if (_hands.Prepared[i].Node.State == NodeState.Preparing) _scheduler.Prepared(_hands.Prepared[i].Cluster, _hands.Prepared[i].Node, error: null);
        }
    }

    private void Reconcile(int nodes, string deallocation = "requeue", bool lowPriority = false, AutoScaleSettings? scale = null)
    {
        var settings = new ScaleSettings { AutoScale = scale };
        if (scale is null) settings.Manual = new ManualScaleSettings { TargetNodeCount = nodes, NodeDeallocationOption = deallocation };
        var properties = new ClusterBaseProperties { VmPriority = lowPriority ? "lowpriority" : "dedicated", ScaleSettings = settings };
        _scheduler.Reconcile(new ClusterRequest(Cluster, new ClusterIdentity("s", "g", "w", "c", Cluster), properties, nodes));
    }

    private sealed class RecordingHands : IClusterHands
    {
        internal List<EngineJob> Started { get; } = [];

        internal List<(ProcessCluster Cluster, ClusterNode Node)> Prepared { get; } = [];

        internal List<ActiveAttempt> Stopped { get; } = [];

        internal List<(ActiveAttempt Attempt, JobLoss Loss)> Taken { get; } = [];

        internal List<ClusterNode> Discarded { get; } = [];

        public void Start(EngineJob job) => Started.Add(job);

        public void Prepare(ProcessCluster cluster, ClusterNode node) => Prepared.Add((cluster, node));

        public void Stop(ActiveAttempt attempt) => Stopped.Add(attempt);

        public void Take(ActiveAttempt attempt, JobLoss loss) => Taken.Add((attempt, loss));

        public void Discard(ClusterNode node) => Discarded.Add(node);

        public void Tell(string clusterUuid, ClusterStatus status)
        {
        }
    }
}
