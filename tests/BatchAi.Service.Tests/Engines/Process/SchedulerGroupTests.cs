using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Process;

/// <summary>Groups of jobs, of which only some may run at once.</summary>
public sealed class SchedulerGroupTests : SchedulerTestBase
{
    private const string Elsewhere = "0163d6f7-7a48-73fe-b093-a38d4d0a648b";
    private static readonly RequestGroup Group = RequestGroup.Of("experiment", "Sweep");
    private int _submitted;

    [Fact]
    public void Limit_MoreJobs_WaitAndLetOthersGoFirst()
    {
        Limit(2);
        Reconcile(4);
        PrepareAll();
        var grouped = Enumerable.Range(0, 4).Select(_ => SubmitGrouped()).ToList();

        var other = Submit();

        Assert.Equal([grouped[0].Uuid, grouped[1].Uuid, other.Uuid], Hands.Started.Select(j => j.Uuid));
        Assert.Equal("Its group 'Sweep' runs 2 jobs at once, as many as it may.", Scheduler.Wait(grouped[2].Uuid)!.Reason);
        Assert.Equal(2, Scheduler.Wait(grouped[3].Uuid)!.Position);
    }

    [Fact]
    public void Limit_OneEnds_TheNextStarts()
    {
        Limit(1);
        Reconcile(4);
        PrepareAll();
        var (_, second, third) = (SubmitGrouped(), SubmitGrouped(), SubmitGrouped());

        EndFirst();

        Assert.Equal(second.Uuid, Hands.Started[^1].Uuid);
        Assert.NotNull(Scheduler.Wait(third.Uuid));
    }

    [Fact]
    public void Limit_AnotherOne_CountsForTheWholeGroup()
    {
        Limit(1, version: 1);
        Reconcile(4);
        PrepareAll();
        for (var i = 0; i < 4; i++) SubmitGrouped();

        Limit(3, version: 3);
        Limit(1, version: 2);

        Assert.Equal(3, Hands.Started.Count);
        Limit(2, version: 4);
        Assert.Equal("Its group 'Sweep' runs 3 jobs, and may run 2 at once.", Scheduler.Wait(Submitted[^1].Uuid)!.Reason);
    }

    [Fact]
    public void Limit_OneEndsOnAnotherCluster_TheNextStartsHere()
    {
        Limit(1);
        Reconcile(1);
        Scheduler.Reconcile(new ClusterRequest(Elsewhere, new ClusterIdentity("s", "g", "w", "d", Elsewhere), new ClusterBaseProperties { ScaleSettings = new ScaleSettings { Manual = new ManualScaleSettings { TargetNodeCount = 1 } } }, 1));
        PrepareAll();
        SubmitGrouped(cluster: Elsewhere);
        var here = SubmitGrouped();
        Assert.NotNull(Scheduler.Wait(here.Uuid));

        Scheduler.Release(Hands.Started[0], result: null);

        Assert.Equal(here.Uuid, Hands.Started[^1].Uuid);
    }

    [Fact]
    public void Limit_ClusterFollowsItsQueue_GrowsForThoseThatMayRun()
    {
        Limit(2);
        Reconcile(0, scale: Scale(0, 10));
        for (var i = 0; i < 6; i++) SubmitGrouped();
        Tick();

        Assert.Equal(2, Status.NodeStates.PreparingNodeCount);
        PrepareAll();
        Tick();
        Assert.Equal(2, Status.CurrentNodeCount);
    }

    [Fact]
    public void Stop_TheFirstOfAGroupThatWaitsBehind_AnotherOneFitsIn()
    {
        Limit(1);
        Reconcile(2);
        PrepareAll();
        Submit(limit: TimeSpan.FromHours(1));
        Submit(nodes: 2);
        var tooLong = SubmitGrouped(TimeSpan.FromHours(2));
        var quick = SubmitGrouped(TimeSpan.FromMinutes(5));
        Assert.NotNull(Scheduler.Wait(quick.Uuid));

        Assert.True(Scheduler.Stop(tooLong.Uuid));

        Assert.Equal(quick.Uuid, Hands.Started[^1].Uuid);
    }

    [Fact]
    public void Adopt_RunningJobOfAGroup_Counts()
    {
        Scheduler.Adopt(Cluster, new ClusterNode(Cluster, 0, new NodeRecord { Id = "n0" }) { State = NodeState.Idle });
        var attempt = new ActiveAttempt(new AttemptFolder("/nowhere", "a"), isAdopted: true, static _ => { });
        var old = Scheduler.Adopt(new KnownAttempt("a", "old", Cluster, ["n0"], Time.GetUtcNow()), attempt, loss: null);
        Limit(1);
        Scheduler.Submit(new JobRequest("old", Cluster, 1, 1, 0) { Group = Group });
        var next = SubmitGrouped();
        Reconcile(3);
        PrepareAll();
        Assert.Contains("runs 1 job at once", Scheduler.Wait(next.Uuid)!.Reason, StringComparison.Ordinal);

        Scheduler.Release(old, result: null);

        Assert.Equal(next.Uuid, Assert.Single(Hands.Started).Uuid);
    }

    private void Limit(int most, long version = 1) => Scheduler.LimitGroup(new GroupLimit(Group.Key, most, version));

    private JobRequest SubmitGrouped(TimeSpan? limit = null, string cluster = Cluster)
    {
        var job = new JobRequest($"grouped-{++_submitted}", cluster, 1, 1, 1000 + _submitted) { Limit = limit, Group = Group };
        Submitted.Add(job);
        Scheduler.Submit(job);
        return job;
    }
}
