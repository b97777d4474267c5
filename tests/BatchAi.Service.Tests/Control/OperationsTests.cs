using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control;

public sealed class OperationsTests : ControlTests
{
    [Fact]
    public async Task Purge_ADayAfterTheEnd_ForgetsEndedOperationsOnly()
    {
        await FurnishAsync(nodes: 0);
        var ended = (await Plane.SubmitAsync("j", "exit 0")).Operation!;
        var other = (await Control.Jobs.DeleteAsync(Asked.Job("j")))!;

        await WaitForEndOfAsync(other);

        Time.Move(TimeSpan.FromHours(23));
        await Plane.State.WriteAsync(_ => { });
        Assert.NotNull(Control.Operations.Find(Asked.Subscription, ended.OperationId));
        Time.Move(TimeSpan.FromHours(2));

        await Eventually.TrueAsync(() => Control.Operations.Find(Asked.Subscription, ended.OperationId) is null);
        Assert.Null(Control.Operations.Find(Asked.Subscription, other.OperationId));
    }

    [Fact]
    public async Task Find_AfterTheResourceIsGone_StillTells()
    {
        await FurnishAsync();
        await Plane.SubmitAsync("j", "exit 0");
        await Plane.WaitForEndAsync("j");

        var operation = (await Control.Jobs.DeleteAsync(Asked.Job("j")))!;
        await WaitForEndOfAsync((await Control.Workspaces.DeleteAsync(Asked.Workspace()))!);

        Assert.NotNull(Control.Operations.Find(Asked.Subscription, operation.OperationId));
    }
}
