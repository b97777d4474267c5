using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Tests.Engines.Model;

namespace BatchAi.Service.Tests.Engines.Process;

/// <summary>The size of clusters: by hand, by the queue, and by what the machine has.</summary>
public sealed class SchedulerScaleTests : SchedulerTestBase
{
    [Fact]
    public void AutoScale_GangOnNoNodes_GetsAllOfThem()
    {
        Reconcile(0, scale: Scale(0, 4));

        Submit(nodes: 3);
        Assert.Equal(3, Status.CurrentNodeCount);
        PrepareAll();

        Assert.Equal(3, Assert.Single(Hands.Started).Nodes.Count);
    }

    [Fact]
    public void AutoScale_GangWaits_IdleNodesStayHoweverLong()
    {
        Reconcile(2, scale: Scale(0, 4));
        PrepareAll();
        Submit(nodes: 4);
        Tick(TimeSpan.FromHours(1));
        Tick(TimeSpan.FromHours(1));

        Assert.Equal(4, Status.CurrentNodeCount);
    }

    [Fact]
    public void AutoScale_GangWaits_NodesToComeAreNoReasonToGiveIdleOnes()
    {
        Reconcile(0, scale: Scale(0, 4));
        Submit(nodes: 4);
        foreach (var (cluster, node) in Hands.Prepared.Take(2).ToList()) Scheduler.Prepared(cluster, node, error: null);
        Assert.True(Scheduler.Stop(Submitted[0].Uuid));
        Submit();
        Submit(nodes: 2);

        Tick(TimeSpan.FromHours(1));

        Assert.Equal((1, 1, 2), (Status.NodeStates.RunningNodeCount, Status.NodeStates.IdleNodeCount, Status.NodeStates.PreparingNodeCount));
    }

    [Fact]
    public void AutoScale_ManyJobsAtOnce_ChangesOnceInAnInterval()
    {
        Reconcile(0, scale: Scale(0, 8));

        for (var i = 0; i < 5; i++) Submit();
        Assert.Equal(1, Status.CurrentNodeCount);
        Tick(TimeSpan.FromSeconds(4));
        Assert.Equal(1, Status.CurrentNodeCount);
        Tick(TimeSpan.FromSeconds(1));

        Assert.Equal(5, Status.CurrentNodeCount);
    }

    [Fact]
    public void AutoScale_JobLargerThanItsMaximum_GrowsNothing()
    {
        Reconcile(0, scale: Scale(0, 2));

        var job = Submit(nodes: 3);

        Assert.Equal(0, Status.CurrentNodeCount);
        Assert.Contains("Raise the cluster's maximum", Scheduler.Wait(job.Uuid)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AutoScale_SimulatedDay_FollowsWithoutFlapping()
    {
        Reconcile(0, scale: Scale(0, 4));
        var random = new Random(1);
        var (count, grown) = (0, TimeSpan.Zero);
        for (var now = TimeSpan.Zero; now < TimeSpan.FromDays(1); now += TimeSpan.FromSeconds(5))
        {
            if (random.Next(200) == 0) Submit(1 + random.Next(4));
            if (random.Next(60) == 0) EndFirst();
            Tick();
            PrepareAll();
            var nodes = Status.CurrentNodeCount;
            Assert.InRange(nodes, Math.Min(4, Needed()), 4);
            if (nodes < count) Assert.True(now - grown >= TimeSpan.FromMinutes(6), "Nodes came and went.");
            if (nodes > count) grown = now;
            count = nodes;
        }

        while (Hands.Started.Exists(j => j.Nodes.Count > 0)) EndFirst();
        Tick(TimeSpan.FromMinutes(6));
        Assert.Equal(0, Status.CurrentNodeCount);
    }

    [Fact]
    public void AutoScale_UnusableNode_IsReplacedAfterAWhile()
    {
        Reconcile(0, scale: Scale(0, 1));
        Submit();
        Scheduler.Prepared(Hands.Prepared[0].Cluster, Hands.Prepared[0].Node, new BatchAIError { Code = "X" });
        Tick(TimeSpan.FromMinutes(5));
        Assert.Single(Hands.Prepared);

        Tick(TimeSpan.FromMinutes(2));
        PrepareAll();

        Assert.Same(Hands.Prepared[1].Node, Assert.Single(Assert.Single(Hands.Started).Nodes));
        Assert.Contains(Hands.Told, s => s.Cause.StartsWith("1 node had been unusable", StringComparison.Ordinal));
    }

    [Fact]
    public void AutoScale_MaximumLowered_LetsJobsFinish()
    {
        Reconcile(2, scale: Scale(0, 2));
        PrepareAll();
        Submit(nodes: 2);

        Reconcile(0, scale: Scale(0, 1));
        Assert.Equal((1, 1), (Status.NodeStates.RunningNodeCount, Status.NodeStates.LeavingNodeCount));
        Assert.Null(Hands.Started[0].Loss);
        EndFirst();

        Assert.Equal(1, Status.CurrentNodeCount);
    }

    [Fact]
    public void Switch_ToManualAndBack_KeepsNodesThatAreNeeded()
    {
        Reconcile(0, scale: Scale(0, 4));
        Submit(nodes: 2);
        PrepareAll();

        Reconcile(3);
        PrepareAll();
        Assert.Equal((3, AllocationStates.Resizing), (Status.CurrentNodeCount, Hands.Told[^2].AllocationState));
        Tick(TimeSpan.FromHours(1));
        Assert.Equal(3, Status.CurrentNodeCount);
        Reconcile(0, scale: Scale(0, 4));
        Tick(TimeSpan.FromHours(1));

        Assert.Equal(2, Status.CurrentNodeCount);
        Assert.Null(Hands.Started[0].Loss);
    }

    [Fact]
    public void Resize_AgainWithAnotherOption_IsWhatCounts()
    {
        Reconcile(1);
        PrepareAll();
        Submit();
        Begin(Hands.Started[0]);
        Reconcile(0, deallocation: "waitforjobcompletion");
        Assert.Empty(Hands.Taken);

        Reconcile(0);

        Assert.True(Assert.Single(Hands.Taken).Loss.IsRequeued);
    }

    [Fact]
    public void Resize_EveryChange_HasACause()
    {
        Reconcile(2);
        PrepareAll();
        Reconcile(1);

        Assert.Equal(
            ["resizing: the cluster is to have 2 nodes, and had 0 nodes", "steady: the cluster has its 2 nodes", "resizing: the cluster is to have 1 node, and had 2 nodes", "steady: the cluster has its 1 node"],
            Hands.Told.Select(s => $"{s.AllocationState}: {s.Cause}"));
    }

    [Fact]
    public void Grow_MachineIsFull_IsSteadyWithAnErrorAndGrowsLater()
    {
        NewScheduler(new CountedLeases(2));
        Reconcile(3);
        PrepareAll();
        var gang = Submit(nodes: 3);
        Assert.Equal((2, AllocationStates.Steady, "NoGpuLeft"), (Status.CurrentNodeCount, Status.AllocationState, Assert.Single(Status.Errors).Code));
        Assert.Contains("No GPU is left", Scheduler.Wait(gang.Uuid)!.Reason, StringComparison.Ordinal);
        Submit(nodes: 2);
        Assert.Equal(2, Assert.Single(Hands.Started).Nodes.Count);

        Reconcile(2);

        Assert.Empty(Status.Errors);
    }

    [Fact]
    public void Grow_MachineHasRoomAgain_TellsWhy()
    {
        var leases = new CountedLeases(2);
        NewScheduler(leases);
        var other = new ClusterNode("other", 0, new NodeRecord { Id = "other" }) { State = NodeState.Idle };
        leases.Adopt(other);
        Scheduler.Adopt("other", other);
        Reconcile(2);

        _ = Scheduler.RemoveAsync("other");

        Assert.Equal(
            ["steady: No GPU is left.", "resizing: the machine has room again: the cluster is to have 2 nodes, and had 1 node", "steady: the cluster has its 2 nodes"],
            Hands.Told.TakeLast(3).Select(s => $"{s.AllocationState}: {s.Cause}"));
    }

    [Fact]
    public void Preempt_IdleNode_IsReplacedThroughSetup()
    {
        Reconcile(1, lowPriority: true);
        PrepareAll();

        Preempt();

        Assert.Equal((1, 1), (Status.CurrentNodeCount, Status.NodeStates.PreparingNodeCount));
        Assert.Equal([Hands.Prepared[0].Node], Hands.Discarded);
        Assert.Contains(Hands.Told, s => s.AllocationState == AllocationStates.Resizing && s.Cause == $"{Hands.Prepared[0].Node.Id} was preempted");
    }

    [Fact]
    public void Preempt_RunningJob_IsStoppedOnceAndComesBackToItsOldPlace()
    {
        Reconcile(2, lowPriority: true);
        PrepareAll();
        Submit(nodes: 2);
        Submit();
        var job = Hands.Started[0];
        Begin(job);

        Preempt();
        Preempt();
        Assert.Contains("was preempted", Assert.Single(Hands.Taken).Loss.Cause, StringComparison.Ordinal);
        Assert.NotNull(Scheduler.Release(job, new AttemptResult { Outcome = AttemptOutcome.Terminated }));
        Assert.True(Scheduler.Return(job));

        Assert.Equal(1, Scheduler.Wait(job.Uuid)!.Position);
        Assert.Equal(2, Status.NodeStates.PreparingNodeCount);
    }

    [Fact]
    public void Preempt_JobSucceedsAllTheSame_HasSucceeded()
    {
        Reconcile(1, lowPriority: true);
        PrepareAll();
        Submit();
        Begin(Hands.Started[0]);
        Preempt();

        Assert.Null(Scheduler.Release(Hands.Started[0], new AttemptResult { Outcome = AttemptOutcome.Succeeded }));
    }

    [Fact]
    public void Adopt_RunningJob_KeepsItsLimitAndWaitsForNobody()
    {
        var node = new ClusterNode(Cluster, 0, new NodeRecord { Id = "n0" }) { State = NodeState.Idle };
        Scheduler.Adopt(Cluster, node);
        Scheduler.Adopt(new KnownAttempt("a", "old", Cluster, ["n0"], Time.GetUtcNow() - TimeSpan.FromMinutes(50)), NewAttempt(), loss: null);
        Scheduler.Submit(new JobRequest("old", Cluster, 1, 1, 0) { Limit = TimeSpan.FromHours(1) });
        Reconcile(2);
        PrepareAll();
        Submit(nodes: 2);

        var late = Submit(limit: TimeSpan.FromMinutes(11));
        Submit(limit: TimeSpan.FromMinutes(10));

        Assert.Equal(TimeSpan.FromMinutes(10), Assert.Single(Hands.Started).Request!.Limit);
        Assert.NotNull(Scheduler.Wait(late.Uuid));
    }

    [Fact]
    public void Adopt_PreemptedNode_GoesAndAnotherOneComes()
    {
        Scheduler.Adopt(Cluster, new ClusterNode(Cluster, 0, new NodeRecord { Id = "n0", IsPreempted = true }) { State = NodeState.Idle });

        Reconcile(1, lowPriority: true);

        Assert.Equal("n0", Assert.Single(Hands.Discarded).Id);
        Assert.Equal(1, Status.NodeStates.PreparingNodeCount);
    }

    [Fact]
    public void Submit_ClusterNotKnownYet_NothingStartsOnNodesOfBefore()
    {
        Scheduler.Adopt(Cluster, new ClusterNode(Cluster, 0, new NodeRecord { Id = "n0" }) { State = NodeState.Idle });

        Submit();
        Assert.Empty(Hands.Started);
        Reconcile(1);

        Assert.Single(Hands.Started);
    }

    private int Needed() => Hands.Started.Sum(j => j.Nodes.Count) + Submitted.Where(j => Scheduler.Wait(j.Uuid) is not null).Sum(j => j.NodeCount);

    private static ActiveAttempt NewAttempt() => new(new AttemptFolder("/nowhere", "a"), isAdopted: false, static _ => { });

    private void Begin(EngineJob job) => Assert.True(Scheduler.TryBegin(job, NewAttempt()));

    private void Preempt()
    {
        var nodes = Scheduler.ChoosePreempted(Cluster, new NodeChoice(1, []));
        foreach (var node in nodes) node.Record.IsPreempted = true;
        Scheduler.Preempt(Cluster, nodes);
    }
}
