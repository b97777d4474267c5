using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using BatchAi.Service.State;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control;

public sealed class WorkspacesTests : ControlTests
{
    private static readonly WorkspaceCreateParameters East = new() { Location = "East US", Tags = new Dictionary<string, string> { ["a"] = "b" } };

    [Fact]
    public async Task Put_New_IsCreatedWithNormalizedLocation()
    {
        var made = await Control.Workspaces.PutAsync(Asked.Workspace("Ws"), East);

        Assert.Equal(Asked.Workspace("Ws").Text, made.Id);
        Assert.Equal(("Ws", "Microsoft.BatchAI/workspaces", "eastus"), (made.Name, made.Type, made.Location));
        Assert.Equal(("succeeded", Time.GetUtcNow(), Time.GetUtcNow()), (made.Properties!.ProvisioningState, made.Properties.CreationTime, made.Properties.ProvisioningStateTransitionTime));
        Assert.Equal("b", Control.Workspaces.Get(Asked.Workspace("wS")).Tags!["a"]);
    }

    [Fact]
    public async Task Put_Again_KeepsCreationTimeAndCase()
    {
        var first = await Control.Workspaces.PutAsync(Asked.Workspace("Ws"), East);
        Time.Move(TimeSpan.FromHours(1));

        var second = await Control.Workspaces.PutAsync(Asked.Workspace("WS"), new WorkspaceCreateParameters { Location = "eastus" });

        Assert.Equal((first.Id, first.Properties!.CreationTime, "b"), (second.Id, second.Properties!.CreationTime, second.Tags!["a"]));
    }

    [Fact]
    public async Task Put_OtherLocation_IsRefused()
    {
        await Control.Workspaces.PutAsync(Asked.Workspace(), East);

        await RefusesAsync(409, "InvalidResourceLocation", () => Control.Workspaces.PutAsync(Asked.Workspace(), new WorkspaceCreateParameters { Location = "westus" }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("has space")]
    [InlineData("dot.dot")]
    [InlineData("ümlaut")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task Put_NameWithOtherLetters_IsRefused(string name) =>
        await RefusesAsync(400, "InvalidName", () => Control.Workspaces.PutAsync(Asked.Workspace(name), East));

    [Fact]
    public async Task Put_WithoutLocation_IsRefused() =>
        await RefusesAsync(400, "MissingMember", () => Control.Workspaces.PutAsync(Asked.Workspace(), new WorkspaceCreateParameters()));

    [Fact]
    public async Task Put_GroupThatIsNotThere_IsRefused() =>
        await RefusesAsync(404, "ResourceGroupNotFound", () => Control.Workspaces.PutAsync(ArmId.Of(Asked.Subscription, "other", "workspaces", "ws"), East));

    [Fact]
    public async Task Update_Tags_ReplacesThem()
    {
        await Control.Workspaces.PutAsync(Asked.Workspace(), East);

        await Control.Workspaces.UpdateAsync(Asked.Workspace(), new WorkspaceUpdateParameters { Tags = new Dictionary<string, string> { ["c"] = "d" } });

        Assert.Equal(["c"], Control.Workspaces.Get(Asked.Workspace()).Tags!.Keys);
    }

    [Fact]
    public void Get_NothingThere_NamesWhatIsMissingFirst()
    {
        Refuses(404, "WorkspaceNotFound", () => Control.Workspaces.Get(Asked.Workspace()));
        Refuses(404, "WorkspaceNotFound", () => Control.Jobs.Get(Asked.Job("j")));
        Refuses(404, "ResourceGroupNotFound", () => Control.Workspaces.Get(ArmId.Of(Asked.Subscription, "other", "workspaces", "ws")));
    }

    [Fact]
    public async Task List_Pages_GoThroughAllInOrder()
    {
        foreach (var name in new[] { "c", "a", "b" }) await Control.Workspaces.PutAsync(Asked.Workspace(name), East);

        var first = Control.Workspaces.List(Asked.Subscription, Asked.Group, new PageRequest(2));
        var second = Control.Workspaces.List(Asked.Subscription, Asked.Group, new PageRequest(2, first.Next!.Value));

        Assert.Equal(["c", "a", "b"], first.Items.Concat(second.Items).Select(w => w.Name));
        Assert.Null(second.Next);
        Assert.Equal(3, Control.Workspaces.List(Asked.Subscription, null, new PageRequest()).Items.Count);
        Assert.Empty(Control.Workspaces.List("other", null, new PageRequest()).Items);
        Refuses(404, "ResourceGroupNotFound", () => Control.Workspaces.List(Asked.Subscription, "other", new PageRequest()));
    }

    [Fact]
    public async Task Delete_NothingThere_IsNull() => Assert.Null(await Control.Workspaces.DeleteAsync(Asked.Workspace()));

    [Fact]
    public async Task Delete_WithEverythingInIt_LeavesNothing()
    {
        await FurnishAsync();
        await Control.FileServers.PutAsync(Asked.FileServer(), Asked.OfFileServer());
        await Plane.SubmitAsync("running", "endless");
        await Plane.WaitForAsync("running", JobStates.Running);
        await Plane.SubmitAsync("waiting", "endless");

        var operation = await Control.Workspaces.DeleteAsync(Asked.Workspace());
        await WaitForEndOfAsync(operation!);

        Assert.Equal("eastus", operation!.Location);
        Assert.Empty(Plane.State.Read(reader => reader.Tree(Asked.Workspace())));
        Assert.Equal(0, Control.ActiveJobs);
        Assert.Single(Engine.Removed);
        await Eventually.TrueAsync(() => Engine.Discarded.Count == 2);
        await Eventually.TrueAsync(() => !Directory.EnumerateFileSystemEntries(Path.Combine(Root.Data.Path, "fileservers")).Any());
        await FurnishAsync();
    }

    [Fact]
    public async Task Delete_UnderWay_LetsNothingNewIn()
    {
        await FurnishAsync();
        var workspace = Plane.State.Read(reader => reader.Find(Asked.Workspace()))!;
        await Plane.State.WriteAsync(writer => writer.Update(workspace with { State = ProvisioningStates.Deleting }));

        await RefusesAsync(409, "WorkspaceBeingDeleted", () => Plane.SubmitAsync("j", "exit 0"));
        await RefusesAsync(409, "WorkspaceBeingDeleted", () => Control.Experiments.PutAsync(Asked.Experiment("new")));
        await RefusesAsync(409, "WorkspaceBeingDeleted", () => Control.Workspaces.PutAsync(Asked.Workspace(), East));
    }

    [Fact]
    public async Task DeleteTree_OfGroup_LeavesTheGroup()
    {
        await FurnishAsync();
        await Plane.SubmitAsync("j", "endless");

        await Control.DeleteTreeAsync(ArmId.Group(Asked.Subscription, Asked.Group), "the group goes");

        Assert.Equal(ResourceKind.ResourceGroup, Assert.Single(Plane.State.Read(reader => reader.Tree(ArmId.Group(Asked.Subscription, Asked.Group)))).Kind);
        Assert.Equal(0, Control.ActiveJobs);
    }
}
