using BatchAi.Core.Execution;
using BatchAi.Core.JobFiles;
using BatchAi.Service.Control;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Control;

/// <summary>Groups of jobs with a limit, from their submission to the engine.</summary>
public sealed class JobLimitTests : ControlTests
{
    [Fact]
    public async Task Put_MoreThanTheLimit_WaitUntilOneEnds()
    {
        await FurnishAsync(nodes: 3);
        await SubmitAsync("j1", limit: 1);
        await SubmitAsync("j2");
        await Plane.WaitForAsync("j1", JobStates.Running);

        Assert.Equal("Its group 'Mine' runs 1 job at once, as many as it may.", Control.Jobs.Extensions(Asked.Job("j2")).WaitReason);
        End("j1");

        await Plane.WaitForAsync("j2", JobStates.Running);
    }

    [Fact]
    public async Task Put_SameJobWithAHigherLimit_LetsTheOthersStart()
    {
        await FurnishAsync(nodes: 3);
        await SubmitAsync("j1", limit: 1);
        await SubmitAsync("j2");

        var same = await SubmitAsync("j1", limit: 2);

        Assert.Null(same.Operation);
        await Plane.WaitForAsync("j2", JobStates.Running);
        Assert.Equal(("Mine", 2), (Control.Jobs.Extensions(Asked.Job("j2")).Group, Control.Jobs.Extensions(Asked.Job("j2")).GroupLimit));
    }

    [Fact]
    public async Task Put_SameNameInAnotherExperiment_IsAnotherGroup()
    {
        await FurnishAsync(nodes: 3);
        await Control.Experiments.PutAsync(Asked.Experiment("other"));
        await SubmitAsync("j1", limit: 1);

        await Control.Jobs.PutAsync(Asked.Experiment("other").Child("jobs", "k1"), Asked.OfJob("sleep"), group: new JobGroupContent("mine", 2));

        Assert.Equal(1, Control.Jobs.Extensions(Asked.Job("j1")).GroupLimit);
        Assert.Equal(2, Control.Jobs.Extensions(Asked.Experiment("other").Child("jobs", "k1")).GroupLimit);
        Assert.Equal("j1", Assert.Single(Control.Jobs.List(Asked.Experiment(), new PageRequest(), "MINE").Items).Name);
    }

    [Fact]
    public async Task Restart_NewestLimitOfAJobThatIsGone_Counts()
    {
        await FurnishAsync(nodes: 0);
        await SubmitAsync("j1", limit: 1);
        await SubmitAsync("j2");
        await SubmitAsync("j3");
        await SubmitAsync("newest", limit: 2);
        await WaitForEndOfAsync((await Control.Jobs.DeleteAsync(Asked.Job("newest")))!);

        await RestartAsync();
        await Control.Clusters.UpdateAsync(Asked.Cluster(), new() { Properties = new() { ScaleSettings = Asked.OfCluster(3).Properties!.ScaleSettings } });

        await Plane.WaitForAsync("j1", JobStates.Running);
        await Plane.WaitForAsync("j2", JobStates.Running);
        Assert.Contains("runs 2 jobs at once", Control.Jobs.Extensions(Asked.Job("j3")).WaitReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Experiment_ForgetsItsLimits()
    {
        await FurnishAsync(nodes: 0);
        await SubmitAsync("j1", limit: 1);
        Assert.Single(Plane.State.Read(reader => reader.GroupLimits()));

        await WaitForEndOfAsync((await Control.Experiments.DeleteAsync(Asked.Experiment()))!);

        Assert.Empty(Plane.State.Read(reader => reader.GroupLimits()));
    }

    private Task<PutResult<Core.Wire.Job>> SubmitAsync(string name, int? limit = null) =>
        Control.Jobs.PutAsync(Asked.Job(name), Asked.OfJob("sleep"), group: new JobGroupContent("Mine", limit));

    private void End(string name) => Engine.End(
        Plane.State.Read(reader => reader.Find(Asked.Job(name))!.Uuid),
        new AttemptResult { Outcome = AttemptOutcome.Succeeded, ExitCode = 0, StartTime = Time.GetUtcNow(), EndTime = Time.GetUtcNow() });
}
