using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using BatchAi.Service.State;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control;

public sealed class ClustersTests : ControlTests
{
    [Fact]
    public async Task Put_New_IsFilledInAndHasAnOperationThatEnded()
    {
        await FurnishAsync();
        var (made, operation) = await Control.Clusters.PutAsync(Asked.Cluster("New"), Asked.OfCluster(2, c => c.NodeSetup = new NodeSetup
        {
            SetupTask = new SetupTask { CommandLine = "true", StdOutErrPathPrefix = "/tmp/setup" },
        }));

        var properties = made.Properties!;
        Assert.Equal(("STANDARD_NC6", "dedicated", "requeue"), (properties.VmSize, properties.VmPriority, properties.ScaleSettings!.Manual!.NodeDeallocationOption));
        Assert.Equal(("16.04-LTS", "latest"), (properties.VirtualMachineConfiguration!.ImageReference!.Sku, properties.VirtualMachineConfiguration.ImageReference.Version));
        Assert.Equal(("succeeded", "resizing", 0), (properties.ProvisioningState, properties.AllocationState, properties.CurrentNodeCount));
        Assert.StartsWith($"{Asked.Subscription}/{Asked.Group}/workspaces/ws/clusters/New/", properties.NodeSetup!.SetupTask!.StdOutErrPathSuffix, StringComparison.Ordinal);
        var stored = Control.Operations.Find(Asked.Subscription, operation!.OperationId)!;
        Assert.NotNull(stored.End);
        Assert.Equal($"{Asked.Subscription}${Asked.Group}$ws$New", Operations.ResourceKeyOf(stored.ResourceKey));
        Assert.Null(Control.Operations.Find("other", operation.OperationId));
    }

    [Fact]
    public async Task Put_NodesComeLater()
    {
        await FurnishAsync(nodes: 3);

        await Eventually.TrueAsync(() => Control.Clusters.Get(Asked.Cluster()).Properties is { AllocationState: "steady", CurrentNodeCount: 3, NodeStateCounts.IdleNodeCount: 3 });
    }

    [Fact]
    public async Task Put_Same_GivesWhatIsThere()
    {
        await FurnishAsync();
        Time.Move(TimeSpan.FromHours(1));

        var (again, operation) = await Control.Clusters.PutAsync(Asked.Cluster("C1"), Asked.OfCluster(1, c => c.VmPriority = "Dedicated"));

        Assert.Null(operation);
        Assert.Equal(Asked.Cluster().Text, again.Id);
        Assert.NotEqual(Time.GetUtcNow(), again.Properties!.CreationTime);
    }

    [Fact]
    public async Task Put_Different_IsRefused()
    {
        await FurnishAsync();

        await RefusesAsync(409, "ClusterAlreadyExists", () => Control.Clusters.PutAsync(Asked.Cluster(), Asked.OfCluster(2)));
        await RefusesAsync(409, "ClusterAlreadyExists", () => Control.Clusters.PutAsync(Asked.Cluster(), Asked.OfCluster(1, c => c.UserAccountSettings!.AdminUserPassword = "other")));
    }

    [Fact]
    public async Task Put_Faulty_TellsEachFault()
    {
        await FurnishAsync();

        var error = await Assert.ThrowsAsync<ControlException>(() => Control.Clusters.PutAsync(Asked.Cluster("x"), Asked.OfCluster(-1, c => c.VmSize = null)));

        Assert.Equal(400, error.Status);
        Assert.Equal(["$.properties.vmSize", "$.properties.scaleSettings.manual.targetNodeCount"], error.Details.Select(d => d.Path));
        await RefusesAsync(400, "MissingMember", () => Control.Clusters.PutAsync(Asked.Cluster("x"), Asked.OfCluster(1, c => c.UserAccountSettings = null)));
        await RefusesAsync(400, "MissingMember", () => Control.Clusters.PutAsync(Asked.Cluster("x"), new ClusterCreateParameters()));
        await RefusesAsync(400, "OutOfRange", () => Control.Clusters.PutAsync(Asked.Cluster("x"), Asked.OfCluster(101)));
    }

    [Fact]
    public async Task Put_SetupThatCannotBePlanned_IsRefusedWithItsCode()
    {
        await FurnishAsync();

        await RefusesAsync(400, "UndefinedVariable", () => Control.Clusters.PutAsync(Asked.Cluster("x"), Asked.OfCluster(1, c => c.NodeSetup = new NodeSetup
        {
            SetupTask = new SetupTask { CommandLine = "true", StdOutErrPathPrefix = "$NOWHERE/logs" },
        })));
    }

    [Fact]
    public async Task Update_Target_IsSeenAtOnceAndResizes()
    {
        await FurnishAsync();
        await Eventually.TrueAsync(() => Control.Clusters.Get(Asked.Cluster()).Properties!.AllocationState == "steady");

        var changed = await Control.Clusters.UpdateAsync(Asked.Cluster(), Scale(Manual(2)));

        Assert.Equal((2, "requeue", "steady"), (changed.Properties!.ScaleSettings!.Manual!.TargetNodeCount, changed.Properties.ScaleSettings.Manual.NodeDeallocationOption, changed.Properties.AllocationState));
        var uuid = Plane.State.Read(reader => reader.Find(Asked.Cluster()))!.Uuid;
        await Eventually.TrueAsync(() => Plane.State.Read(reader => reader.History(uuid)).Select(t => t.State).SequenceEqual(["succeeded", "resizing", "steady", "resizing", "steady"]));
        Assert.Equal(2, Control.Clusters.Get(Asked.Cluster()).Properties!.CurrentNodeCount);
    }

    [Fact]
    public async Task Answers_ToChangesAndRepeatedCreation_ShowTheNodesAsTheyAre()
    {
        await FurnishAsync();
        await Plane.SubmitAsync("j", "endless");
        await Plane.WaitForAsync("j", JobStates.Running);

        var changed = await Control.Clusters.UpdateAsync(Asked.Cluster(), Scale(Manual(1)));
        var (again, _) = await Control.Clusters.PutAsync(Asked.Cluster(), Asked.OfCluster(1));

        Assert.Equal(1, changed.Properties!.NodeStateCounts!.RunningNodeCount);
        Assert.Equal(1, again.Properties!.NodeStateCounts!.RunningNodeCount);
    }

    [Fact]
    public async Task Update_NodeThatLeavesLater_IsResizingAtOnce()
    {
        await FurnishAsync();
        await Plane.SubmitAsync("j", "endless");
        await Plane.WaitForAsync("j", JobStates.Running);
        await Eventually.TrueAsync(() => Control.Clusters.Get(Asked.Cluster()).Properties!.AllocationState == "steady");
        Time.Move(TimeSpan.FromHours(1));

        await Control.Clusters.UpdateAsync(Asked.Cluster(), Scale(new ScaleSettings { Manual = new ManualScaleSettings { TargetNodeCount = 0, NodeDeallocationOption = "waitforjobcompletion" } }));

        var properties = Control.Clusters.Get(Asked.Cluster()).Properties!;
        Assert.Equal(("resizing", 1, Time.GetUtcNow()), (properties.AllocationState, properties.NodeStateCounts!.LeavingNodeCount, properties.AllocationStateTransitionTime));
    }

    // Which of several changes is the last one to be stored is chance; the engine is to have that one.
    [Fact]
    public async Task Update_ByManyAtOnce_TheEngineHasWhatIsStored()
    {
        await FurnishAsync();
        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(nodes => Task.Run(() => Control.Clusters.UpdateAsync(Asked.Cluster(), Scale(Manual(nodes))))));

            var target = Control.Clusters.Get(Asked.Cluster()).Properties!.ScaleSettings!.Manual!.TargetNodeCount!.Value;
            await Plane.WaitForNodesAsync(n => n.IdleNodeCount == target && n.LeavingNodeCount + n.PreparingNodeCount == 0);
        }
    }

    [Fact]
    public async Task Update_WhileItIsDeleted_LeavesTheEngineNothing()
    {
        await FurnishAsync();
        for (var round = 0; round < 50; round++)
        {
            var id = Asked.Cluster($"going{round}");
            await Control.Clusters.PutAsync(id, Asked.OfCluster(1));
            var uuid = Plane.State.Read(reader => reader.Find(id))!.Uuid;

            var changes = Enumerable.Range(0, 8).Select(nodes => Task.Run(() => TryUpdateAsync(id, nodes))).ToList();
            await WaitForEndOfAsync((await Control.Clusters.DeleteAsync(id))!);
            await Task.WhenAll(changes);

            Assert.Null(Engine.Observe(uuid));
        }

        async Task TryUpdateAsync(ArmId id, int nodes)
        {
            try
            {
                await Control.Clusters.UpdateAsync(id, Scale(Manual(nodes)));
            }
            catch (ControlException error) when (error.Status is 404 or 409)
            {
                // It came too late.
            }
        }
    }

    [Fact]
    public async Task Update_Faulty_ChangesNothing()
    {
        await FurnishAsync();

        await RefusesAsync(400, "ExactlyOne", () => Control.Clusters.UpdateAsync(Asked.Cluster(), Scale(new ScaleSettings())));
        await RefusesAsync(404, "ClusterNotFound", () => Control.Clusters.UpdateAsync(Asked.Cluster("none"), new ClusterUpdateParameters()));

        Assert.Equal(1, Control.Clusters.Get(Asked.Cluster()).Properties!.ScaleSettings!.Manual!.TargetNodeCount);
    }

    [Fact]
    public async Task AutoScale_Cluster_GrowsToWhatJobsNeed()
    {
        await FurnishAsync();
        var auto = new ScaleSettings { AutoScale = new AutoScaleSettings { MinimumNodeCount = 0, MaximumNodeCount = 3 } };
        await Control.Clusters.UpdateAsync(Asked.Cluster(), Scale(auto));
        Assert.Equal(0, Control.Clusters.Get(Asked.Cluster()).Properties!.ScaleSettings!.AutoScale!.InitialNodeCount);

        for (var i = 0; i < 5; i++) await Plane.SubmitAsync($"j{i}", "endless");

        await Plane.WaitForNodesAsync(n => n.RunningNodeCount == 3);
        Assert.NotNull(Control.Jobs.Extensions(Asked.Job("j4")).WaitReason);
    }

    [Fact]
    public async Task AutoScale_InitialNodes_AreForTheBeginningAlone()
    {
        await FurnishAsync();
        var auto = new ScaleSettings { AutoScale = new AutoScaleSettings { MinimumNodeCount = 0, MaximumNodeCount = 4, InitialNodeCount = 2 } };
        await Control.Clusters.PutAsync(Asked.Cluster("auto"), Asked.OfCluster(0, c => c.ScaleSettings = auto));
        Time.Move(TimeSpan.FromMinutes(1));
        await Plane.WaitForNodesAsync(n => n.IdleNodeCount == 2, "auto");
        var uuid = Plane.State.Read(reader => reader.Find(Asked.Cluster("auto")))!.Uuid;
        await Eventually.TrueAsync(() => Plane.State.Read(reader => reader.History(uuid))[^1].State == "steady");

        // The engine of these tests keeps no nodes: those that come now are asked for anew.
        await RestartAsync();

        Assert.Equal(0, Control.Clusters.Get(Asked.Cluster("auto")).Properties!.CurrentNodeCount);
    }

    [Fact]
    public async Task List_And_RemoteLogins_NeedTheirParents()
    {
        await FurnishAsync();

        Assert.Equal(["c1"], Control.Clusters.List(Asked.Workspace(), new PageRequest()).Items.Select(c => c.Name));
        Assert.Empty(Control.Clusters.RemoteLogins(Asked.Cluster()).Items);
        Refuses(404, "ClusterNotFound", () => Control.Clusters.RemoteLogins(Asked.Cluster("none")));
        Refuses(404, "WorkspaceNotFound", () => Control.Clusters.List(Asked.Workspace("none"), new PageRequest()));
    }

    [Fact]
    public async Task Answers_HaveNoSecrets()
    {
        await FurnishAsync();

        var answer = System.Text.Encoding.UTF8.GetString(WireJson.SerializeAnswer(Control.Clusters.Get(Asked.Cluster())));

        Assert.DoesNotContain("secret-password", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_Clusters_AreGivenToTheEngine()
    {
        await FurnishAsync(nodes: 2);

        await RestartAsync();

        await Plane.WaitForNodesAsync(n => n.IdleNodeCount == 2);
    }

    private static ScaleSettings Manual(int nodes) => new() { Manual = new ManualScaleSettings { TargetNodeCount = nodes } };

    private static ClusterUpdateParameters Scale(ScaleSettings scale) => new() { Properties = new ClusterUpdateProperties { ScaleSettings = scale } };
}
