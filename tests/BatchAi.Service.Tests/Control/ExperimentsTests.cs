using BatchAi.Service.Control;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control;

public sealed class ExperimentsTests : ControlTests
{
    [Fact]
    public async Task Put_Again_GivesTheSame()
    {
        await FurnishAsync();
        var first = Control.Experiments.Get(Asked.Experiment());
        Time.Move(TimeSpan.FromHours(1));

        var second = await Control.Experiments.PutAsync(Asked.Experiment("EXP"));

        Assert.Equal((first.Id, "Microsoft.BatchAI/workspaces/experiments", first.Properties!.CreationTime), (second.Id, second.Type, second.Properties!.CreationTime));
    }

    [Fact]
    public async Task Delete_WithRunningJob_EndsItNamingTheCause()
    {
        await FurnishAsync();
        var uuid = (await Plane.SubmitAsync("j", "endless")).Resource.Properties!.JobOutputDirectoryPathSegment!.Split('/')[^1];
        await Plane.WaitForAsync("j", JobStates.Running);

        await WaitForEndOfAsync((await Control.Experiments.DeleteAsync(Asked.Experiment()))!);

        Refuses(404, "ExperimentNotFound", () => Control.Experiments.Get(Asked.Experiment()));
        await Eventually.TrueAsync(() => Engine.Discarded.SequenceEqual([uuid]));
        await Plane.WaitForNodesAsync(n => n.IdleNodeCount == 1);
        Assert.Null(await Control.Experiments.DeleteAsync(Asked.Experiment()));
    }

    [Fact]
    public async Task List_NeedsItsWorkspace()
    {
        await FurnishAsync();

        Assert.Equal(["exp"], Control.Experiments.List(Asked.Workspace(), new PageRequest()).Items.Select(e => e.Name));
        Refuses(404, "WorkspaceNotFound", () => Control.Experiments.List(Asked.Workspace("none"), new PageRequest()));
        await RefusesAsync(404, "WorkspaceNotFound", () => Control.Experiments.PutAsync(Asked.Workspace("none").Child("experiments", "e")));
    }
}
