using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Process;

/// <summary>The scheduler alone: nodes are ready when a test says so.</summary>
public sealed class SchedulerTests : SchedulerTestBase
{
    [Fact]
    public void AddNode_Ids_LookLikeTheOldOnes()
    {
        Reconcile(2, lowPriority: true);

        Assert.Equal(["tvm-1292526730_1-20180606t211853000z-p", "tvm-1292526730_2-20180606t211853000z-p"], Hands.Prepared.Select(p => p.Node.Id));
    }

    [Fact]
    public void Shrink_PreparingNode_IsStoppedAndGoesWhenItHasEnded()
    {
        Reconcile(1);
        var (cluster, node) = Hands.Prepared[0];
        var setup = new ActiveAttempt(new Service.Agent.Attempts.AttemptFolder("/nowhere", "a"), isAdopted: false, static _ => { });
        Assert.True(Scheduler.TryBegin(node, setup));

        Reconcile(0);
        Assert.Equal([setup], Hands.Stopped);
        Assert.Equal(1, Scheduler.Observe(Cluster)!.NodeStates.LeavingNodeCount);
        Scheduler.Prepared(cluster, node, new BatchAIError());

        Assert.Equal((0, AllocationStates.Steady), (Scheduler.Observe(Cluster)!.CurrentNodeCount, Scheduler.Observe(Cluster)!.AllocationState));
        Assert.Empty(Scheduler.Observe(Cluster)!.Errors);
        Assert.Equal([node], Hands.Discarded);
    }

    [Fact]
    public void Shrink_RunningNodes_TakesFromTheLatestJob()
    {
        Reconcile(3);
        PrepareAll();
        var (old, late) = (Submit(), Submit(2));

        Reconcile(1);

        var jobs = Hands.Started.ToDictionary(j => j.Uuid);
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

        Assert.Single(Hands.Prepared);
        Assert.Equal(0, Scheduler.Observe(Cluster)!.NodeStates.LeavingNodeCount);
    }

    [Fact]
    public void UnusableNode_TakesNoJob()
    {
        Reconcile(1);
        Scheduler.Prepared(Hands.Prepared[0].Cluster, Hands.Prepared[0].Node, new BatchAIError { Code = "X" });

        var job = Submit();

        Assert.Empty(Hands.Started);
        Assert.Equal("X", Assert.Single(Scheduler.Observe(Cluster)!.Errors).Code);
        Assert.Contains("1 are unusable", Scheduler.Wait(job.Uuid)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AutoScale_IdleLongEnough_ShrinksToTheMinimum()
    {
        Reconcile(1, scale: Scale(1, 4));
        PrepareAll();
        for (var i = 0; i < 6; i++) Submit();
        Tick();
        PrepareAll();
        Assert.Equal(4, Hands.Started.Count);
        for (var i = 0; i < 6; i++) EndFirst();

        Tick(TimeSpan.FromMinutes(5));
        Assert.Equal(4, Scheduler.Observe(Cluster)!.CurrentNodeCount);
        Tick(TimeSpan.FromMinutes(2));

        Assert.Equal((1, AllocationStates.Steady), (Scheduler.Observe(Cluster)!.CurrentNodeCount, Scheduler.Observe(Cluster)!.AllocationState));
    }

    [Fact]
    public void Queue_TenThousandJobs_IsSubmittedWithoutScanning()
    {
        Reconcile(1);
        for (var i = 0; i < 10_000; i++) Submit();

        PrepareAll();
        for (var i = 0; i < 10_000; i++) EndFirst();

        Assert.Equal(10_000, Hands.Started.Count);
    }
}
