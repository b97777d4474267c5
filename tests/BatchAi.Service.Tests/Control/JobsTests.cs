using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using BatchAi.Service.State;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control;

public sealed class JobsTests : ControlTests
{
    [Fact]
    public async Task Put_New_IsQueuedAndFilledIn()
    {
        await FurnishAsync(nodes: 0);

        var (made, operation) = await Plane.SubmitAsync("J1", "exit 0");

        var job = made.Properties!;
        Assert.Equal((Asked.Job("J1").Text, "Microsoft.BatchAI/workspaces/experiments/jobs"), (made.Id, made.Type));
        Assert.Equal(("exp", "normal", "custom", "succeeded", "queued"), (job.ExperimentName, job.SchedulingPriority, job.ToolType, job.ProvisioningState, job.ExecutionState));
        Assert.Equal(TimeSpan.FromDays(7), job.Constraints!.MaxWallClockTime);
        Assert.Equal(("0777", "0777"), (job.MountVolumes!.AzureFileShares![0].FileMode, job.MountVolumes.AzureFileShares[0].DirectoryMode));
        Assert.StartsWith($"{Asked.Subscription}/{Asked.Group}/workspaces/ws/experiments/exp/jobs/J1/", job.JobOutputDirectoryPathSegment, StringComparison.Ordinal);
        Assert.Null(job.ExecutionInfo);
        var stored = Control.Operations.Find(Asked.Subscription, operation!.OperationId)!;
        Assert.NotNull(stored.End);
        Assert.Equal($"{Asked.Subscription}${Asked.Group}$ws$exp$J1", Operations.ResourceKeyOf(stored.ResourceKey));
        Assert.Equal(1, Control.ActiveJobs);
    }

    [Fact]
    public async Task Put_Same_GivesWhatIsThereAndRunsOnce()
    {
        await FurnishAsync(nodes: 0);
        var first = await Plane.SubmitAsync("j", "exit 0");

        var second = await Plane.SubmitAsync("J", "exit 0", job => job.Cluster!.Id = job.Cluster.Id!.ToUpperInvariant());

        Assert.Null(second.Operation);
        Assert.Equal(first.Resource.Properties!.JobOutputDirectoryPathSegment, second.Resource.Properties!.JobOutputDirectoryPathSegment);
        Assert.Single(Engine.Submitted);
    }

    [Fact]
    public async Task Put_Different_IsRefused()
    {
        await FurnishAsync(nodes: 0);
        await Plane.SubmitAsync("j", "exit 0");

        await RefusesAsync(409, "JobAlreadyExists", () => Plane.SubmitAsync("j", "exit 1"));
    }

    [Fact]
    public async Task Put_ClusterElsewhere_IsFound()
    {
        await FurnishAsync();
        await Plane.AddGroupAsync("other");
        var elsewhere = ArmId.Of(Asked.Subscription, "other", "workspaces", "w2");
        await Control.Workspaces.PutAsync(elsewhere, new WorkspaceCreateParameters { Location = "westus" });
        await Control.Clusters.PutAsync(elsewhere.Child("clusters", "c2"), Asked.OfCluster(1));

        await Plane.SubmitAsync("j", "exit 0", job => job.Cluster!.Id = elsewhere.Child("CLUSTERS", "C2").Text);

        var ended = await Plane.WaitForEndAsync("j");
        Assert.Equal(elsewhere.Child("clusters", "c2").Text, ended.Cluster!.Id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("c1")]
    [InlineData("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/group/providers/Microsoft.BatchAI/workspaces/ws/clusters/none")]
    [InlineData("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/group/providers/Microsoft.BatchAI/workspaces/ws")]
    public async Task Put_ClusterThatIsNotThere_IsRefused(string? id)
    {
        await FurnishAsync();

        var error = await Assert.ThrowsAsync<ControlException>(() => Plane.SubmitAsync("j", "exit 0", job => job.Cluster = id is null ? null : new ResourceId { Id = id }));

        Assert.Equal(400, error.Status);
        Assert.Equal("$.properties.cluster.id", error.Target);
        Assert.Equal(0, Control.ActiveJobs);
    }

    [Fact]
    public async Task Put_JobThatCannotBePlanned_IsRefusedWithItsCode()
    {
        await FurnishAsync();

        await RefusesAsync(400, "UndefinedVariable", () => Plane.SubmitAsync("j", "exit 0", job => job.StdOutErrPathPrefix = "$NOWHERE/logs"));
        await RefusesAsync(400, "ToolkitCount", () => Plane.SubmitAsync("j", "exit 0", job => job.CustomToolkitSettings = null));
        await RefusesAsync(400, "MissingMember", () => Plane.SubmitAsync("j", "exit 0", job => job.MountVolumes!.AzureFileShares![0].Credentials = null));
        Refuses(404, "JobNotFound", () => Control.Jobs.Get(Asked.Job("j")));
    }

    [Fact]
    public async Task Put_ExperimentThatIsNotThere_IsRefused()
    {
        await FurnishAsync();

        await RefusesAsync(404, "ExperimentNotFound", () => Control.Jobs.PutAsync(Asked.Experiment("none").Child("jobs", "j"), Asked.OfJob("exit 0")));
    }

    [Fact]
    public async Task Terminate_RunningJob_HasAStateInBetween()
    {
        await FurnishAsync();
        await Plane.SubmitAsync("j", "endless");
        await Plane.WaitForAsync("j", JobStates.Running);

        var operation = await Control.Jobs.TerminateAsync(Asked.Job("j"));
        await WaitForEndOfAsync(operation!);

        var job = Control.Jobs.Get(Asked.Job("j")).Properties!;
        Assert.Equal((JobStates.Failed, "JobTerminated"), (job.ExecutionState, job.ExecutionInfo!.Errors![0].Code));
        Assert.Equal([JobStates.Queued, JobStates.Running, JobStates.Terminating, JobStates.Failed], Control.Jobs.Extensions(Asked.Job("j")).History.Select(t => t.State));
        Assert.All(Control.Jobs.Extensions(Asked.Job("j")).History, t => Assert.NotEmpty(t.Cause));
        Assert.Null(await Control.Jobs.TerminateAsync(Asked.Job("j")));
    }

    [Fact]
    public async Task Terminate_TwiceAndDelete_AllOperationsEnd()
    {
        await FurnishAsync(nodes: 0);
        await Plane.SubmitAsync("j", "endless");

        var operations = await Task.WhenAll(Control.Jobs.TerminateAsync(Asked.Job("j")), Control.Jobs.TerminateAsync(Asked.Job("j")), Control.Jobs.DeleteAsync(Asked.Job("j")));

        foreach (var operation in operations.OfType<Accepted>()) await WaitForEndOfAsync(operation);
        await Eventually.TrueAsync(() => Plane.State.Read(reader => reader.Find(Asked.Job("j"))) is null);
        await Eventually.TrueAsync(() => Control.ActiveJobs == 0);
    }

    [Fact]
    public async Task Terminate_NothingThere_IsRefused()
    {
        await FurnishAsync();

        await RefusesAsync(404, "JobNotFound", () => Control.Jobs.TerminateAsync(Asked.Job("none")));
    }

    [Fact]
    public async Task Delete_FinishedJob_IsGoneAtOnce()
    {
        await FurnishAsync();
        var made = await Plane.SubmitAsync("j", "exit 0");
        await Plane.WaitForEndAsync("j");

        var operation = await Control.Jobs.DeleteAsync(Asked.Job("j"));

        Assert.NotNull(Control.Operations.Find(Asked.Subscription, operation!.OperationId)!.End);
        Refuses(404, "JobNotFound", () => Control.Jobs.Get(Asked.Job("j")));
        Assert.Single(Engine.Discarded);
        Assert.Null(await Control.Jobs.DeleteAsync(Asked.Job("j")));
        Assert.NotEqual(made.Resource.Properties!.JobOutputDirectoryPathSegment, (await Plane.SubmitAsync("j", "exit 0")).Resource.Properties!.JobOutputDirectoryPathSegment);
    }

    [Fact]
    public async Task Delete_RunningJob_ShowsThatItGoes()
    {
        await FurnishAsync();
        await Plane.SubmitAsync("j", "endless");
        await Plane.WaitForAsync("j", JobStates.Running);
        var row = Plane.State.Read(reader => reader.Find(Asked.Job("j")))!;

        // The engine does not know yet, as between two breaths of the service.
        await Plane.State.WriteAsync(writer => JobChanges.Terminate(writer, row, Time.GetUtcNow(), JobChanges.UserDeleted, isDeletion: true));

        var job = Control.Jobs.Get(Asked.Job("j")).Properties!;
        Assert.Equal((ProvisioningStates.Deleting, JobStates.Terminating), (job.ProvisioningState, job.ExecutionState));
        await RefusesAsync(409, "JobBeingDeleted", () => Plane.SubmitAsync("j", "endless"));

        await Control.Jobs.DeleteAsync(Asked.Job("j"));
        await Eventually.TrueAsync(() => Plane.State.Read(reader => reader.Find(Asked.Job("j"))) is null);
    }

    [Fact]
    public async Task End_AfterTermination_ThatCameTooLate_TellsTheTruth()
    {
        await FurnishAsync();
        await Plane.SubmitAsync("j", "endless");
        await Plane.WaitForAsync("j", JobStates.Running);
        var row = Plane.State.Read(reader => reader.Find(Asked.Job("j")))!;
        await Plane.State.WriteAsync(writer => JobChanges.Terminate(writer, row, Time.GetUtcNow(), JobChanges.UserTerminated, isDeletion: false));

        Engine.End(row.Uuid, new AttemptResult { Outcome = AttemptOutcome.Succeeded, ExitCode = 0 });

        Assert.Equal(0, (await Plane.WaitForEndAsync("j")).ExecutionInfo!.ExitCode);
    }

    [Fact]
    public async Task List_Jobs_OnlyThoseOfTheExperiment()
    {
        await FurnishAsync(nodes: 0);
        await Control.Experiments.PutAsync(Asked.Experiment("other"));
        foreach (var name in new[] { "b", "a" }) await Plane.SubmitAsync(name, "exit 0");
        await Control.Jobs.PutAsync(Asked.Experiment("other").Child("jobs", "c"), Asked.OfJob("exit 0"));

        Assert.Equal(["b", "a"], Control.Jobs.List(Asked.Experiment("EXP"), new PageRequest()).Items.Select(j => j.Name));
        Refuses(404, "ExperimentNotFound", () => Control.Jobs.List(Asked.Experiment("none"), new PageRequest()));
    }

    [Fact]
    public async Task Extensions_WaitingJobs_TellPlaceAndReason()
    {
        await FurnishAsync(nodes: 0);
        await Plane.SubmitAsync("first", "exit 0");
        await Plane.SubmitAsync("second", "exit 0");
        await Plane.SubmitAsync("urgent", "exit 0", job => job.SchedulingPriority = "High");

        Assert.Equal([2, 3, 1], new[] { "first", "second", "urgent" }.Select(n => Control.Jobs.Extensions(Asked.Job(n)).QueuePosition));
        Assert.Contains("needs 1 node", Control.Jobs.Extensions(Asked.Job("urgent")).WaitReason, StringComparison.Ordinal);
        Assert.Equal("high", Control.Jobs.Get(Asked.Job("urgent")).Properties!.SchedulingPriority);
    }

    [Fact]
    public async Task Restart_LiveJobs_AreGivenToTheEngineInOrder()
    {
        await FurnishAsync(nodes: 0);
        foreach (var name in new[] { "a", "b", "c" }) await Plane.SubmitAsync(name, "exit 0");
        await Control.Jobs.TerminateAsync(Asked.Job("b"));
        await Plane.WaitForEndAsync("b");

        await RestartAsync();

        Assert.Equal(2, Control.ActiveJobs);
        Assert.True(Engine.Submitted.First().Order < Engine.Submitted.Last().Order);
        await Control.Clusters.UpdateAsync(Asked.Cluster(), new ClusterUpdateParameters
        {
            Properties = new ClusterUpdateProperties { ScaleSettings = new ScaleSettings { Manual = new ManualScaleSettings { TargetNodeCount = 1 } } },
        });
        await Plane.WaitForEndAsync("a");
        await Plane.WaitForEndAsync("c");
    }

    [Fact]
    public async Task Restart_RunningAttempt_IsGivenToTheEngine()
    {
        await FurnishAsync();
        await Plane.SubmitAsync("j", "endless");
        await Plane.WaitForAsync("j", JobStates.Running);
        var attempt = Assert.Single(Plane.State.Read(reader => reader.LiveAttempts()));

        await RestartAsync();

        var known = Assert.Single(Engine.Known);
        Assert.Equal((attempt.Id, attempt.JobUuid, 1), (known.AttemptId, known.JobUuid, known.NodeIds.Count));
        await Eventually.TrueAsync(() => Control.Jobs.Extensions(Asked.Job("j")) is { Attempt: 2, RequeueCount: 1 } && Plane.StateOf("j") == JobStates.Running);
    }

    [Fact]
    public async Task Requeue_LateNewsOfTheAttemptBefore_ChangesNothing()
    {
        await FurnishAsync();
        await Plane.SubmitAsync("j", "endless");
        await Plane.WaitForAsync("j", JobStates.Running);
        var attempt = Assert.Single(Plane.State.Read(reader => reader.LiveAttempts()));

        await Engine.Events.RequeuedAsync(attempt.JobUuid, attempt.Id, "a node was taken");
        await Engine.Events.RunningAsync(attempt.JobUuid, attempt.Id, attempt.Start);

        Assert.Equal(JobStates.Queued, Plane.StateOf("j"));
    }

    [Fact]
    public async Task TerminateAll_EndsEveryJob()
    {
        await FurnishAsync();
        for (var i = 0; i < 5; i++) await Plane.SubmitAsync($"j{i}", "endless");

        await Control.TerminateAllJobsAsync();

        Assert.Equal(0, Control.ActiveJobs);
        Assert.All(Control.Jobs.List(Asked.Experiment(), new PageRequest()).Items, j => Assert.Equal(JobStates.Failed, j.Properties!.ExecutionState));
    }

    [Theory]
    [InlineData(null, 7 * 24 * 60)]
    [InlineData(90, 90)]
    public async Task Put_Limit_ComesToTheEngineAlsoAfterARestart(int? asked, int limit)
    {
        await FurnishAsync(nodes: 0);
        if (asked is { } minutes) await Plane.SubmitAsync("j", "true", j => j.Constraints = new JobConstraints { MaxWallClockTime = TimeSpan.FromMinutes(minutes) });
        else await Plane.SubmitAsync("j", "true");
        Assert.Equal(limit, (int?)Assert.Single(Engine.Submitted).Limit?.TotalMinutes);

        await RestartAsync();

        Assert.Equal(limit, (int?)Assert.Single(Engine.Submitted).Limit?.TotalMinutes);
    }

    [Fact]
    public async Task RemoteLogins_AreHonestlyEmpty()
    {
        await FurnishAsync();
        await Plane.SubmitAsync("j", "exit 0");

        Assert.Empty(Control.Jobs.RemoteLogins(Asked.Job("j")).Items);
        Refuses(404, "JobNotFound", () => Control.Jobs.RemoteLogins(Asked.Job("none")));
    }
}
