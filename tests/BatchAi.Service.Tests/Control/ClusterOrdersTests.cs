using BatchAi.Service.Control;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Control;

public sealed class ClusterOrdersTests : ControlTests
{
    [Fact]
    public async Task Remove_AskedTwice_EndsForBothWhenItHasEnded()
    {
        await FurnishAsync();
        var (uuid, orders) = (Uuid, new ClusterOrders(Plane.State, Engine));
        var hold = new TaskCompletionSource();
        Engine.MayRemove = hold.Task;

        var (first, second) = (orders.RemoveAsync(uuid), orders.RemoveAsync(uuid));

        Assert.False(second.IsCompleted);
        hold.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal([uuid], Engine.Removed);
    }

    [Fact]
    public async Task Reconcile_OfAClusterThatGoes_AsksForNothing()
    {
        await FurnishAsync();
        var (uuid, orders) = (Uuid, new ClusterOrders(Plane.State, Engine));
        await Plane.State.WriteAsync(writer => writer.Update(writer.FindByUuid(uuid)! with { State = ProvisioningStates.Deleting }));
        await orders.RemoveAsync(uuid);

        orders.Reconcile(uuid);
        orders.Reconcile("nothing");

        Assert.Null(Engine.Observe(uuid));
    }

    private string Uuid => Plane.State.Read(reader => reader.Find(Asked.Cluster()))!.Uuid;
}
