using System.Text.Json;
using BatchAi.Core.JobFiles;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Control;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.State;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control;

/// <summary>What a service that is restarted finds, with a real engine and agent.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly TestRoot _root = new();
    private TestPlane? _plane;

    private TestPlane Plane => _plane!;

    private string Gate => Path.Combine(_root.Data.Path, "gate");

    // Runs until a test opens the gate.
    private string Gated => $"until test -e {Gate}; do sleep 0.01; done";

    public async Task InitializeAsync()
    {
        _plane = await TestPlane.StartAsync(_root);
        await _plane.FurnishAsync(_root);
    }

    public async Task DisposeAsync()
    {
        await Plane.DisposeAsync();
        await _root.DisposeAsync();
    }

    [Fact]
    public async Task Restart_RunningJob_RunsOn()
    {
        await SubmitAndWaitUntilItRunsAsync("j");
        var node = Directory.GetDirectories(Directory.GetDirectories(_root.Data.Cluster(""))[0]);

        await RestartAsync();
        Assert.Equal(JobStates.Running, Plane.StateOf("j"));
        await File.WriteAllTextAsync(Gate, "");

        Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync("j")).ExecutionState);
        Assert.Equal(1, Plane.Control.Jobs.Extensions(Asked.Job("j")).Attempt);
        Assert.Equal([JobStates.Queued, JobStates.Running, JobStates.Succeeded], Plane.Control.Jobs.Extensions(Asked.Job("j")).History.Select(t => t.State));
        Assert.Equal(node, Directory.GetDirectories(Directory.GetDirectories(_root.Data.Cluster(""))[0]));
    }

    [Fact]
    public async Task Restart_JobOfALimitedGroupRunsOn_TheOthersWaitForIt()
    {
        await Plane.Control.Clusters.UpdateAsync(Asked.Cluster(), new() { Properties = new() { ScaleSettings = Asked.OfCluster(3).Properties!.ScaleSettings } });
        var group = new JobGroupContent("g", 1);
        await Plane.Control.Jobs.PutAsync(Asked.Job("first"), Asked.OfJob(Gated), group: group);
        await Plane.WaitForAsync("first", JobStates.Running);
        await Plane.Control.Jobs.PutAsync(Asked.Job("second"), Asked.OfJob("true"), group: group);

        await RestartAsync();
        await Plane.WaitForNodesAsync(nodes => nodes.IdleNodeCount == 2);
        Assert.Equal("Its group 'g' runs 1 job at once, as many as it may.", Plane.Control.Jobs.Extensions(Asked.Job("second")).WaitReason);
        await File.WriteAllTextAsync(Gate, "");

        Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync("second")).ExecutionState);
        Assert.Equal(1, Plane.Control.Jobs.Extensions(Asked.Job("first")).Attempt);
    }

    [Fact]
    public async Task Restart_JobThatEndedMeanwhile_IsKnownToHaveEnded()
    {
        await SubmitAndWaitUntilItRunsAsync("j");
        await Plane.DisposeAsync();
        await File.WriteAllTextAsync(Gate, "");
        await Eventually.TrueAsync(() => AttemptFolder.All(_root.Data.Path).Any(f => File.Exists(f.Result)));

        _plane = await TestPlane.StartAsync(_root);

        Assert.Equal(JobStates.Succeeded, Plane.StateOf("j"));
    }

    [Fact]
    public async Task Restart_WaitingJobs_KeepTheirOrder()
    {
        await SubmitAndWaitUntilItRunsAsync("first");
        foreach (var name in new[] { "second", "third", "fourth" }) await Plane.SubmitAsync(name, "true");

        await RestartAsync();
        Assert.Equal([1, 2, 3], new[] { "second", "third", "fourth" }.Select(n => Plane.Control.Jobs.Extensions(Asked.Job(n)).QueuePosition));
        await File.WriteAllTextAsync(Gate, "");

        foreach (var name in new[] { "second", "third", "fourth" }) Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync(name)).ExecutionState);
    }

    [Fact]
    public async Task Restart_AgentAndShimDied_JobFailsWithNodeLost()
    {
        await SubmitAndWaitUntilItRunsAsync("j");
        await LoseMachineAsync();

        _plane = await TestPlane.StartAsync(_root);

        var job = await Plane.WaitForEndAsync("j");
        Assert.Equal("NodeLost", Assert.Single(job.ExecutionInfo!.Errors!).Code);
        await Plane.WaitForNodesAsync(n => n.IdleNodeCount == 1);
    }

    [Fact]
    public async Task AgentDies_ServiceLives_NoNewsIsLost()
    {
        await SubmitAndWaitUntilItRunsAsync("j");

        await _root.EndAgentAsync();
        await File.WriteAllTextAsync(Gate, "");

        Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync("j")).ExecutionState);
        Assert.Equal(1, Plane.Control.Jobs.Extensions(Asked.Job("j")).Attempt);
        await Plane.SubmitAsync("next", "true");
        Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync("next")).ExecutionState);
    }

    [Fact]
    public async Task AgentEndsWhileJobsStart_ServiceLives_NoneIsLost()
    {
        for (var round = 0; round < 5; round++)
        {
            var job = $"j{round}";
            await Plane.SubmitAsync(job, "true");
            await Eventually.TrueAsync(() => Plane.StateOf(job) != JobStates.Queued);

            await _root.EndAgentAsync();

            var ended = await Plane.WaitForEndAsync(job);
            Assert.True(ended.ExecutionState == JobStates.Succeeded, JsonSerializer.Serialize(ended.ExecutionInfo));
            Assert.Equal(1, Plane.Control.Jobs.Extensions(Asked.Job(job)).Attempt);
        }
    }

    [Fact]
    public async Task Restart_AttemptThatNeverBegan_IsVoidAndAnotherOneRuns()
    {
        var attempt = await CommitAttemptAsync("j", folder: true);

        _plane = await TestPlane.StartAsync(_root);

        Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync("j")).ExecutionState);
        var extensions = Plane.Control.Jobs.Extensions(Asked.Job("j"));
        Assert.Equal((2, 0), (extensions.Attempt, extensions.RequeueCount));
        Assert.False(Directory.Exists(new AttemptFolder(_root.Data.Path, attempt).Root));
    }

    [Fact]
    public async Task Restart_AttemptWithoutFolder_IsVoidAndAnotherOneRuns()
    {
        await CommitAttemptAsync("j", folder: false);

        _plane = await TestPlane.StartAsync(_root);

        Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync("j")).ExecutionState);
    }

    [Fact]
    public async Task Restart_TerminationWasAskedFor_IsCarriedOut()
    {
        await SubmitAndWaitUntilItRunsAsync("j");
        var row = Plane.State.Read(reader => reader.Find(Asked.Job("j")))!;

        // As if the service had ended between storing the wish and telling the engine.
        await Plane.State.WriteAsync(writer => JobChanges.Terminate(writer, row, TimeProvider.System.GetUtcNow(), JobChanges.UserTerminated, isDeletion: false));
        await RestartAsync();

        Assert.Equal("JobTerminated", Assert.Single((await Plane.WaitForEndAsync("j")).ExecutionInfo!.Errors!).Code);
    }

    [Fact]
    public async Task Restart_DeletionWasUnderWay_IsFinished()
    {
        await SubmitAndWaitUntilItRunsAsync("j");
        var workspace = Plane.State.Read(reader => reader.Find(Asked.Workspace()))!;
        await Plane.State.WriteAsync(writer => writer.Update(workspace with { State = ProvisioningStates.Deleting }));

        await RestartAsync();

        await Eventually.TrueAsync(() => Plane.State.Read(reader => reader.Tree(Asked.Workspace())).Count == 0);
        Assert.Equal(0, Plane.Control.ActiveJobs);
    }

    [Fact]
    public async Task Restart_FolderInTrashList_IsRemoved()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root.Data.Path, "fileservers", "gone")).FullName;
        await Plane.State.WriteAsync(writer => writer.Insert(new TrashRow("gone", "fileservers/gone")));

        await RestartAsync();

        await Eventually.TrueAsync(() => !Directory.Exists(folder) && Plane.State.Read(reader => reader.Trash()).Count == 0);
    }

    [Fact]
    public async Task Restart_NodesWhoseClusterIsNotThere_AreRemoved()
    {
        var cluster = Guid.NewGuid().ToString("D");
        Directory.CreateDirectory(_root.Data.Node(cluster, 2));
        await File.WriteAllTextAsync(Path.Combine(_root.Data.Node(cluster, 2), "node.json"), """{"id":"tvm-1_3","vmSize":"LOCAL","gpus":["GPU-0"]}""");

        await RestartAsync();

        Assert.False(Directory.Exists(_root.Data.Cluster(cluster)));
        await Plane.WaitForNodesAsync(n => n.IdleNodeCount == 1);
    }

    [Fact]
    public async Task Restart_NodesWereBeingTaken_JobIsRequeuedAndNotEnded()
    {
        await SubmitAndWaitUntilItRunsAsync("j");
        await Plane.DisposeAsync();

        // As if the service had ended between keeping why and asking the job to end.
        new JobLoss("the cluster was made smaller", IsRequeued: true).Write(Assert.Single(AttemptFolder.All(_root.Data.Path)));
        _plane = await TestPlane.StartAsync(_root);

        await CheckThatItRunsAgainAsync("j", "the cluster was made smaller");
    }

    [Fact]
    public async Task Restart_JobWasStoppedForItsNodesMeanwhile_IsRequeuedAndNotEnded()
    {
        await SubmitAndWaitUntilItRunsAsync("j");
        await Plane.DisposeAsync();
        var attempt = Assert.Single(AttemptFolder.All(_root.Data.Path));
        new JobLoss("the cluster was made smaller", IsRequeued: true).Write(attempt);
        using (var agent = await AgentClient.TryConnectAsync(_root.Data.Path, CancellationToken.None)) await agent!.StopAsync(attempt.AttemptId, TimeSpan.Zero);
        await Eventually.TrueAsync(() => File.Exists(attempt.Result));

        _plane = await TestPlane.StartAsync(_root);

        await CheckThatItRunsAgainAsync("j", "the cluster was made smaller");
    }

    [Fact]
    public async Task Restart_NodeWasPreempted_ComesBackThroughItsSetup()
    {
        await Plane.Control.Clusters.PutAsync(Asked.Cluster("cheap"), Asked.OfCluster(1, c => c.VmPriority = "lowpriority"));
        await SubmitAndWaitUntilItRunsAsync("j", "cheap");
        var uuid = Plane.State.Read(reader => reader.Find(Asked.Cluster("cheap")))!.Uuid;

        var gone = Assert.Single(await Plane.Control.Preemption.PreemptAsync(Asked.Cluster("cheap"), 1, nodeIds: null));
        await RestartAsync();

        await CheckThatItRunsAgainAsync("j", $"its node {gone} was preempted");
        var attempts = Plane.State.Read(reader => reader.Attempts(Plane.State.Read(r => r.Find(Asked.Job("j")))!.Uuid));
        Assert.Equal(gone, attempts[0].Nodes);
        Assert.NotEqual(gone, attempts[1].Nodes);
        Assert.Contains(Plane.State.Read(reader => reader.History(uuid)), t => t.State == "resizing" && t.Cause.Contains("preempted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restart_MachineWentDownRightAfterAPreemption_JobRunsAgain()
    {
        await Plane.Control.Clusters.PutAsync(Asked.Cluster("cheap"), Asked.OfCluster(1, c => c.VmPriority = "lowpriority"));
        await SubmitAndWaitUntilItRunsAsync("j", "cheap");
        var uuid = Plane.State.Read(reader => reader.Find(Asked.Cluster("cheap")))!.Uuid;
        await LoseMachineAsync();

        // As if it had gone down between keeping the preemption and telling the job of it.
        var node = Assert.Single(ClusterNode.Load(_root.Data, uuid));
        node.State = NodeState.Running;
        node.MarkPreempted(_root.Data);
        _plane = await TestPlane.StartAsync(_root);

        await CheckThatItRunsAgainAsync("j", $"its node {node.Id} was preempted");
    }

    [Fact]
    public async Task Restart_LowPriorityNodeWasLostButNotPreempted_JobFailsWithNodeLost()
    {
        await Plane.Control.Clusters.PutAsync(Asked.Cluster("cheap"), Asked.OfCluster(1, c => c.VmPriority = "lowpriority"));
        await SubmitAndWaitUntilItRunsAsync("j", "cheap");
        await LoseMachineAsync();

        _plane = await TestPlane.StartAsync(_root);

        // Whoever lets a job kill its machine must not let it do so for ever.
        Assert.Equal("NodeLost", Assert.Single((await Plane.WaitForEndAsync("j")).ExecutionInfo!.Errors!).Code);
        Assert.Equal((1, 0), (Plane.Control.Jobs.Extensions(Asked.Job("j")).Attempt, Plane.Control.Jobs.Extensions(Asked.Job("j")).RequeueCount));
    }

    private async Task CheckThatItRunsAgainAsync(string job, string cause)
    {
        await Eventually.TrueAsync(() => Plane.Control.Jobs.Extensions(Asked.Job(job)).Attempt == 2);
        await File.WriteAllTextAsync(Gate, "");
        Assert.Equal(JobStates.Succeeded, (await Plane.WaitForEndAsync(job)).ExecutionState);
        var extensions = Plane.Control.Jobs.Extensions(Asked.Job(job));
        Assert.Equal((2, 1), (extensions.Attempt, extensions.RequeueCount));
        Assert.Contains(extensions.History, t => t.State == JobStates.Queued && t.Cause == cause);
    }

    private async Task SubmitAndWaitUntilItRunsAsync(string job, string cluster = "c1")
    {
        var started = Path.Combine(_root.Data.Path, $"started-{job}");
        await Plane.SubmitAsync(job, $"touch {started}; {Gated}", j => j.Cluster!.Id = Asked.Cluster(cluster).Text);
        await Plane.WaitForAsync(job, JobStates.Running);
        await Eventually.FileAsync(started);
    }

    private async Task RestartAsync()
    {
        await Plane.DisposeAsync();
        _plane = await TestPlane.StartAsync(_root);
    }

    private async Task LoseMachineAsync()
    {
        await Plane.DisposeAsync();
        await _root.EndAgentAsync();
        KillJobs();
    }

    // As if the service had ended right after committing that an attempt starts.
    private async Task<string> CommitAttemptAsync(string job, bool folder)
    {
        await Plane.WaitForNodesAsync(n => n.IdleNodeCount == 1);
        await SubmitAndWaitUntilItRunsAsync("other");
        await Plane.SubmitAsync(job, "true");
        var row = Plane.State.Read(reader => reader.Find(Asked.Job(job)))!;
        var attempt = new AttemptRow(Guid.NewGuid().ToString("D"), row.Uuid, ControlJson.ReadFacts(row).ClusterUuid, "some-node", TimeProvider.System.GetUtcNow());
        await Plane.State.WriteAsync(writer => writer.Insert(attempt));
        if (folder) Directory.CreateDirectory(new AttemptFolder(_root.Data.Path, attempt.Id).Root);
        await Plane.DisposeAsync();
        await File.WriteAllTextAsync(Gate, "");
        return attempt.Id;
    }

    // The shim is the group's parent, and dies with it as after the loss of a machine.
    private void KillJobs()
    {
        foreach (var process in AttemptFolder.All(_root.Data.Path).SelectMany(f => f.Tasks()).Select(t => t.Process?.Id).OfType<int>())
        {
            var shim = BatchAi.Service.Agent.Processes.ProcessTable.TryRead(process)!.Parent;
            ProcessSignals.Send(shim, ProcessSignals.Kill);
            ProcessSignals.Send(-process, ProcessSignals.Kill);
        }
    }
}
