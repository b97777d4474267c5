using BatchAi.Service.Hosting;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.HostingService;

public sealed class ServiceLockTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TryTakeAsync_Held_IsRefusedAndTellsTheHolder()
    {
        using var first = await TakeAsync();

        Assert.NotNull(first);
        Assert.Null(await TakeAsync());
        Assert.Equal(Environment.ProcessId, ServiceLock.HolderOf(_folder.Root));
    }

    [Fact]
    public async Task TryTakeAsync_GivenBack_IsFree()
    {
        (await TakeAsync())!.Dispose();

        Assert.Null(ServiceLock.HolderOf(_folder.Root));
        using var again = await TakeAsync();
        Assert.NotNull(again);
    }

    [Fact]
    public void HolderOf_NumberWithoutLock_IsNobody()
    {
        File.WriteAllText(_folder.Root.ServiceLock, $"{Environment.ProcessId}\n");

        Assert.Null(ServiceLock.HolderOf(_folder.Root));
        Assert.Null(ServiceLock.HolderOf(new DataRoot(Path.Combine(_folder.Path, "nowhere"))));
    }

    [Fact]
    public async Task TryTakeAsync_WhileOthersLook_Succeeds()
    {
        using var end = new CancellationTokenSource();
        File.WriteAllText(_folder.Root.ServiceLock, "");
        var looking = Enumerable.Range(0, 2).Select(_ => Task.Run(LookAround)).ToList();

        for (var i = 0; i < 20; i++)
        {
            using var held = await TakeAsync();
            Assert.NotNull(held);
        }

        await end.CancelAsync();
        await Task.WhenAll(looking);

        void LookAround()
        {
            while (!end.IsCancellationRequested) _ = ServiceLock.HolderOf(_folder.Root);
        }
    }

    private Task<ServiceLock?> TakeAsync() => ServiceLock.TryTakeAsync(_folder.Root, TimeProvider.System, CancellationToken.None);
}
