using BatchAi.Service.Hosting.Serving;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.HostingService;

public sealed class IdleMemoryTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Look_QuietAfterActivity_TrimsOncePerActivity()
    {
        var gate = new RequestGate([], _time);
        var trims = 0;
        using var memory = new IdleMemory(gate, _time, () => trims++);

        _time.Pass(TimeSpan.FromSeconds(4));
        Assert.Equal(0, trims);
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(1, trims);
        _time.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal(1, trims);

        gate.Touch();
        _time.Pass(TimeSpan.FromSeconds(6));
        Assert.Equal(2, trims);
    }
}
