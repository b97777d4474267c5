using BatchAi.Core.Execution;
using BatchAi.Service.Engines;
using BatchAi.Service.Tests.Engines.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Engines;

/// <summary>What every engine keeps to. Jobs of these tests are <c>exit N</c>, or something that runs until it is stopped.</summary>
public abstract class EngineContract : IAsyncLifetime
{
    private const string Endless = "sleep 1000";
    private readonly string _cluster = Guid.NewGuid().ToString("D");

    private protected RecordedEvents Events { get; } = new();

    private protected abstract IComputeEngine Engine { get; }

    public virtual async Task InitializeAsync() => await Engine.StartAsync(Events, []);

    public abstract Task DisposeAsync();

    [Fact]
    public async Task Submit_IdleNode_RunsAndEndsOnce()
    {
        await MakeClusterAsync(1);
        var job = Submit("exit 0");

        var result = await Events.WaitForEndAsync(job.Uuid);

        Assert.Equal(AttemptOutcome.Succeeded, result.Outcome);
        Assert.Equal(["starting", "running", "ended"], Events.Of(job.Uuid).Select(t => t.What));
        Assert.Single(Events.Of(job.Uuid).Select(t => t.Attempt).Distinct());
        await WaitForNodesAsync(s => s.NodeStates.IdleNodeCount == 1);
    }

    [Fact]
    public async Task Submit_FailingJob_TellsTheExitCode()
    {
        await MakeClusterAsync(1);

        var result = await Events.WaitForEndAsync(Submit("exit 3").Uuid);

        Assert.Equal(AttemptOutcome.Failed, result.Outcome);
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task Submit_Twice_RunsOnce()
    {
        await MakeClusterAsync(2);
        var job = Submit(Endless);
        Engine.Submit(job);
        await Events.WaitAsync("running", job.Uuid);
        Engine.Submit(job);

        await Events.WaitForEndAsync(Submit("exit 0").Uuid);

        Assert.Equal(1, Events.Count("starting", job.Uuid));
    }

    [Fact]
    public async Task Submit_BeforeTheCluster_WaitsForIt()
    {
        var job = Submit("exit 0");
        Assert.Equal(1, Engine.Wait(job.Uuid)!.Position);

        await MakeClusterAsync(1);

        Assert.Equal(AttemptOutcome.Succeeded, (await Events.WaitForEndAsync(job.Uuid)).Outcome);
    }

    [Fact]
    public async Task Start_SeveralNodes_ComeAtOnceOrNotAtAll()
    {
        await MakeClusterAsync(2);
        var one = Submit(Endless);
        await Events.WaitAsync("running", one.Uuid);

        var two = Submit("exit 0", nodes: 2);
        Assert.Contains("needs 2 nodes", Engine.Wait(two.Uuid)!.Reason, StringComparison.Ordinal);
        Engine.Stop(one.Uuid);
        await Events.WaitForEndAsync(two.Uuid);

        Assert.Equal(2, Events.Of(two.Uuid)[0].Detail.Split(',').Distinct().Count());
    }

    [Fact]
    public async Task Queue_JobLargerThanTheCluster_WaitsAndReservesNothing()
    {
        await MakeClusterAsync(1);
        var large = Submit("exit 0", nodes: 3);
        Assert.Contains("has 1 at the most", Engine.Wait(large.Uuid)!.Reason, StringComparison.Ordinal);

        await Events.WaitForEndAsync(Submit("exit 0").Uuid);

        Assert.Equal(1, Engine.Wait(large.Uuid)!.Position);
        Assert.False(Events.Has("starting", large.Uuid));
        Engine.Reconcile(Events.ClusterOf(_cluster, 3));
        Assert.Equal(AttemptOutcome.Succeeded, (await Events.WaitForEndAsync(large.Uuid)).Outcome);
    }

    [Fact]
    public async Task Queue_GangWaits_IsOvertakenOnlyByWhatEndsBefore()
    {
        await MakeClusterAsync(2);
        var first = Submit(Endless, limit: TimeSpan.FromHours(1));
        await Events.WaitAsync("running", first.Uuid);
        var gang = Submit(Endless, nodes: 2);
        var (late, unlimited) = (Submit("exit 0", limit: TimeSpan.FromHours(2)), Submit("exit 0"));

        await Events.WaitForEndAsync(Submit("exit 0", limit: TimeSpan.FromMinutes(1)).Uuid);

        Assert.Equal([1, 2, 3], new[] { gang, late, unlimited }.Select(j => Engine.Wait(j.Uuid)!.Position));
        Assert.Contains("at the latest", Engine.Wait(gang.Uuid)!.Reason, StringComparison.Ordinal);
        Assert.Contains("may run for 2 hours", Engine.Wait(late.Uuid)!.Reason, StringComparison.Ordinal);
        Engine.Stop(first.Uuid);
        await Events.WaitAsync("running", gang.Uuid);
    }

    [Fact]
    public async Task Queue_Priorities_GoBeforeOrder()
    {
        await MakeClusterAsync(1);
        var first = Submit(Endless);
        await Events.WaitAsync("running", first.Uuid);
        var low = Submit("exit 0", priority: 0);
        var normal = Submit("exit 0");
        var high = Submit("exit 0", priority: 2);
        var alsoHigh = Submit("exit 0", priority: 2);

        Engine.Stop(first.Uuid);
        await Events.WaitForEndAsync(low.Uuid);

        string[] wanted = [first.Uuid, high.Uuid, alsoHigh.Uuid, normal.Uuid, low.Uuid];
        Assert.Equal(wanted, Events.All.Where(t => t.What == "starting").Select(t => t.Job));
    }

    [Fact]
    public async Task Stop_WaitingJob_EndsWithoutAttempt()
    {
        var job = Submit("exit 0");

        Engine.Stop(job.Uuid);

        Assert.Equal(AttemptOutcome.Terminated, (await Events.WaitForEndAsync(job.Uuid)).Outcome);
        Assert.Null(Assert.Single(Events.Of(job.Uuid)).Attempt);
    }

    [Fact]
    public async Task Stop_RunningJob_EndsTerminatedAndFreesItsNode()
    {
        await MakeClusterAsync(1);
        var job = Submit(Endless);
        await Events.WaitAsync("running", job.Uuid);

        Engine.Stop(job.Uuid);

        Assert.Equal(AttemptOutcome.Terminated, (await Events.WaitForEndAsync(job.Uuid)).Outcome);
        await WaitForNodesAsync(s => s.NodeStates.IdleNodeCount == 1);
    }

    [Fact]
    public async Task Stop_UnknownJob_TellsNothing()
    {
        var unknown = Guid.NewGuid().ToString("D");
        await MakeClusterAsync(1);

        Engine.Stop(unknown);
        await Events.WaitForEndAsync(Submit("exit 0").Uuid);

        Assert.Empty(Events.Of(unknown));
    }

    [Fact]
    public async Task Start_UnwantedJob_IsDroppedAndItsNodeFreed()
    {
        var job = Submit("exit 0");
        Events.Forget(job.Uuid);

        await MakeClusterAsync(1);

        Assert.Equal(AttemptOutcome.Terminated, (await Events.WaitForEndAsync(job.Uuid)).Outcome);
        Assert.False(Events.Has("starting", job.Uuid));
        Assert.Equal(AttemptOutcome.Succeeded, (await Events.WaitForEndAsync(Submit("exit 0").Uuid)).Outcome);
    }

    [Fact]
    public async Task Start_MountWithoutContent_FailsInWordsAndNeverRuns()
    {
        Events.Mount = new MountSource("/nowhere") { ErrorCode = "AZFMountError", Problem = "The share is not there." };
        await MakeClusterAsync(1);
        var job = Submit("exit 0");

        var result = await Events.WaitForEndAsync(job.Uuid);

        Assert.Equal((AttemptOutcome.MountFailed, "AZFMountError", "The share is not there."), (result.Outcome, result.ErrorCode, result.Message));
        Assert.False(Events.Has("running", job.Uuid));
    }

    [Fact]
    public async Task Reconcile_NewCluster_ResizesThenIsSteady()
    {
        await MakeClusterAsync(3);

        await Eventually.TrueAsync(() => Events.StatusesOf(_cluster) is [.., { AllocationState: AllocationStates.Steady }]);
        Assert.Equal(AllocationStates.Resizing, Events.StatusesOf(_cluster)[0].AllocationState);
        Assert.Equal(3, Engine.Observe(_cluster)!.CurrentNodeCount);
    }

    [Fact]
    public async Task Shrink_Requeue_JobWaitsAndRunsAgain()
    {
        await MakeClusterAsync(1);
        var job = Submit(Endless);
        await Events.WaitAsync("running", job.Uuid);

        Engine.Reconcile(Events.ClusterOf(_cluster, 0));
        await Events.WaitAsync("requeued", job.Uuid);
        await WaitForNodesAsync(s => s is { CurrentNodeCount: 0, AllocationState: AllocationStates.Steady });
        await Eventually.TrueAsync(() => Engine.Wait(job.Uuid) is not null);
        Assert.False(Events.Has("ended", job.Uuid));

        Engine.Reconcile(Events.ClusterOf(_cluster, 1));
        await Eventually.TrueAsync(() => Events.Count("running", job.Uuid) == 2);
        Assert.Equal(2, Events.Of(job.Uuid).Where(t => t.What == "starting").Select(t => t.Attempt).Distinct().Count());
    }

    [Fact]
    public async Task Shrink_Terminate_JobEndsInWords()
    {
        await MakeClusterAsync(1);
        var job = Submit(Endless);
        await Events.WaitAsync("running", job.Uuid);

        Engine.Reconcile(Events.ClusterOf(_cluster, 0, "terminate"));

        var result = await Events.WaitForEndAsync(job.Uuid);
        Assert.Equal(AttemptOutcome.Terminated, result.Outcome);
        Assert.Contains("made smaller", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shrink_WaitForJobCompletion_NodeGoesWithItsJob()
    {
        await MakeClusterAsync(1);
        var job = Submit(Endless);
        await Events.WaitAsync("running", job.Uuid);
        var next = Submit("exit 0");

        Engine.Reconcile(Events.ClusterOf(_cluster, 0, "waitforjobcompletion"));
        Assert.Equal((AllocationStates.Resizing, 1), (Engine.Observe(_cluster)!.AllocationState, Engine.Observe(_cluster)!.NodeStates.LeavingNodeCount));
        Assert.False(Events.Has("ended", job.Uuid));
        Engine.Stop(job.Uuid);

        await WaitForNodesAsync(s => s is { CurrentNodeCount: 0, AllocationState: AllocationStates.Steady });
        Assert.NotNull(Engine.Wait(next.Uuid));
    }

    [Fact]
    public async Task Shrink_IdleNodes_GoFirst()
    {
        await MakeClusterAsync(2);
        var job = Submit(Endless);
        await Events.WaitAsync("running", job.Uuid);

        Engine.Reconcile(Events.ClusterOf(_cluster, 1));

        await WaitForNodesAsync(s => s is { CurrentNodeCount: 1, AllocationState: AllocationStates.Steady });
        Assert.False(Events.Has("requeued", job.Uuid));
    }

    [Fact]
    public async Task Preempt_RunningNode_JobRunsAgainOnAnother()
    {
        Events.Cluster.VmPriority = "lowpriority";
        await MakeClusterAsync(2);
        var job = Submit(Endless, nodes: 2);
        await Events.WaitAsync("running", job.Uuid);
        var nodes = Events.Of(job.Uuid)[0].Detail.Split(',');

        Assert.Equal([nodes[1]], await Engine.PreemptAsync(_cluster, new NodeChoice(0, [nodes[1]])));

        await Eventually.TrueAsync(() => Events.Count("running", job.Uuid) == 2);
        Assert.Contains($"{nodes[1]} was preempted", Assert.Single(Events.Of(job.Uuid), t => t.What == "requeued").Detail, StringComparison.Ordinal);
        var again = Events.Of(job.Uuid).Last(t => t.What == "starting").Detail.Split(',');
        Assert.Contains(nodes[0], again);
        Assert.DoesNotContain(nodes[1], again);
        Assert.Contains(Events.StatusesOf(_cluster), s => s.Cause == $"{nodes[1]} was preempted");
    }

    [Fact]
    public async Task Preempt_NodesThatAreNotThere_IsRefusedInWords()
    {
        await MakeClusterAsync(1);

        var many = await Assert.ThrowsAsync<BatchAiException>(() => Engine.PreemptAsync(_cluster, new NodeChoice(2, [])));
        var unknown = await Assert.ThrowsAsync<BatchAiException>(() => Engine.PreemptAsync(_cluster, new NodeChoice(0, ["tvm-0"])));

        Assert.Equal(("NotEnoughNodes", "NodeNotFound"), (many.Code, unknown.Code));
        Assert.Equal(1, Engine.Observe(_cluster)!.NodeStates.IdleNodeCount);
    }

    [Fact]
    public async Task Remove_Cluster_IsKnownNoMore()
    {
        await MakeClusterAsync(2);

        await Engine.RemoveAsync(_cluster);

        Assert.Null(Engine.Observe(_cluster));
        await Engine.RemoveAsync(_cluster);
    }

    private protected JobRequest Submit(string command, int nodes = 1, int priority = 1, TimeSpan? limit = null)
    {
        var job = Events.Job(_cluster, command, nodes, priority) with { Limit = limit };
        Engine.Submit(job);
        return job;
    }

    private protected async Task MakeClusterAsync(int nodes)
    {
        Engine.Reconcile(Events.ClusterOf(_cluster, nodes));
        await WaitForNodesAsync(s => s.NodeStates.PreparingNodeCount == 0 && s.CurrentNodeCount == nodes);
    }

    private Task WaitForNodesAsync(Func<ClusterStatus, bool> isTrue) => Eventually.TrueAsync(() => Engine.Observe(_cluster) is { } status && isTrue(status), () => Engine.Observe(_cluster)?.ToString() ?? "");
}
