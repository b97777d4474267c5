using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Tests.Engines.Model;

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
        Assert.Contains("1 of the cluster's 1 node is unusable", Scheduler.Wait(job.Uuid)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Wait_NodesAreToCome_PromisesOnlyWhatRunningJobsLeave()
    {
        // One more node would let the gang start after 30 minutes; but nobody knows whether it ever comes.
        NewScheduler(new CountedLeases(2));
        Reconcile(0, scale: Scale(0, 3));
        Submit(limit: TimeSpan.FromMinutes(30));
        Tick();
        Submit(limit: TimeSpan.FromMinutes(60));
        PrepareAll();
        Assert.Equal(2, Hands.Started.Count);
        var gang = Submit(nodes: 2);
        var promised = Scheduler.Wait(gang.Uuid)!.Reason;

        Tick();

        Assert.Equal("NoGpuLeft", Assert.Single(Status.Errors).Code);
        Assert.Contains("it starts at 2018-06-06 22:18:58Z at the latest", promised, StringComparison.Ordinal);
        Assert.Contains("it starts at 2018-06-06 22:18:58Z at the latest", Scheduler.Wait(gang.Uuid)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Wait_NodeIsBeingPrepared_IsNotCountedOn()
    {
        Reconcile(2);
        PrepareAll();
        Submit(limit: TimeSpan.FromMinutes(30));
        Submit(limit: TimeSpan.FromMinutes(60));
        Reconcile(3);

        var gang = Submit(nodes: 2);

        Assert.Contains("1 is being prepared, 2 run other jobs. By the time limits of the jobs that run it starts at 2018-06-06 22:18:53Z at the latest", Scheduler.Wait(gang.Uuid)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Wait_JobIsAskedToEnd_TellsNoLongerOfItsLimit()
    {
        Reconcile(1);
        PrepareAll();
        var running = Submit(limit: TimeSpan.FromMinutes(30));
        var next = Submit();
        Assert.Contains("at the latest", Scheduler.Wait(next.Uuid)!.Reason, StringComparison.Ordinal);

        Assert.False(Scheduler.Stop(running.Uuid));

        Assert.DoesNotContain("at the latest", Scheduler.Wait(next.Uuid)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Wait_LimitIsMet_TellsOfNoTimeThatHasGone()
    {
        Reconcile(1);
        PrepareAll();
        Submit(limit: TimeSpan.FromMinutes(30));
        var next = Submit();
        Assert.Contains("at the latest", Scheduler.Wait(next.Uuid)!.Reason, StringComparison.Ordinal);

        Time.Move(TimeSpan.FromMinutes(30));

        Assert.DoesNotContain("at the latest", Scheduler.Wait(next.Uuid)!.Reason, StringComparison.Ordinal);
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
    public void Queue_MachineRefusesNodesWhenAJobComes_ThoseBeforeItStartBeforeIt()
    {
        NewScheduler(new CountedLeases(2));
        Reconcile(1, scale: Scale(0, 4));
        PrepareAll();
        Submit();
        var second = Submit();
        PrepareAll();
        _ = Scheduler.Release(Hands.Started.Single(j => j.Uuid == second.Uuid), result: null);
        Submit(nodes: 3);
        var early = Submit();
        Time.Move(TimeSpan.FromSeconds(5));

        // Its coming makes the cluster grow, which shows that the gang has not enough room; the queue has to be looked at anew.
        Submit();

        Assert.Equal("NoGpuLeft", Assert.Single(Status.Errors).Code);
        Assert.Equal(early.Uuid, Hands.Started[^1].Uuid);
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

    [Fact]
    public async Task Remove_WhileNodesBecomeReady_MakesNoOthersInTheirPlaces()
    {
        var leases = new CountedLeases(2);
        NewScheduler(leases);
        Reconcile(2);
        var prepared = new TaskCompletionSource();
        foreach (var (_, node) in Hands.Prepared) node.Prepared = prepared.Task;

        var removal = Scheduler.RemoveAsync(Cluster);
        PrepareAll();
        prepared.SetResult();
        await removal;

        Assert.Equal(2, Hands.Prepared.Count);
        Assert.Equal(2, Hands.Discarded.Count);
        Assert.Equal(2, leases.Free);
        Assert.Null(Scheduler.Observe(Cluster));
    }
}
