using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Engines.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control;

/// <summary>What tests of the control plane share: real state, an engine without processes, a clock that stands still.</summary>
public abstract class ControlTests : IAsyncLifetime
{
    private protected TestRoot Root { get; } = new();

    private protected FixedTime Time { get; } = new();

    private protected FakeEngine Engine { get; private set; } = new();

    private protected TestPlane Plane { get; private set; } = null!;

    private protected ControlPlane Control => Plane.Control;

    public async Task InitializeAsync()
    {
        Plane = await TestPlane.StartAsync(Root, Engine, Time);
        await Plane.AddGroupAsync();
    }

    public async Task DisposeAsync()
    {
        await Plane.DisposeAsync();
        await Root.DisposeAsync();
    }

    private protected async Task RestartAsync()
    {
        await Plane.DisposeAsync();
        Engine = new FakeEngine();
        Plane = await TestPlane.StartAsync(Root, Engine, Time);
    }

    private protected async Task FurnishAsync(int nodes = 1)
    {
        Root.MakeShare("acct", "logs");
        await Control.Workspaces.PutAsync(Asked.Workspace(), new WorkspaceCreateParameters { Location = "eastus" });
        await Control.Experiments.PutAsync(Asked.Experiment());
        await Control.Clusters.PutAsync(Asked.Cluster(), Asked.OfCluster(nodes));
    }

    private protected Task WaitForEndOfAsync(Accepted operation) =>
        Eventually.TrueAsync(() => Control.Operations.Find(Asked.Subscription, operation.OperationId)!.End is not null);

    private protected static async Task RefusesAsync(int status, string code, Func<Task> request)
    {
        var error = await Assert.ThrowsAsync<ControlException>(request);
        Assert.Equal((status, code), (error.Status, error.Code));
    }

    private protected static void Refuses(int status, string code, Action request)
    {
        var error = Assert.Throws<ControlException>(request);
        Assert.Equal((status, code), (error.Status, error.Code));
    }
}
