using BatchAi.Service.Hosting.Serving;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.HostingService;

public sealed class SpareMemoryTests : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private readonly ManualTime _time = new();
    private readonly RequestGate _gate;
    private readonly SpareMemory _memory;
    private readonly List<string> _steps = [];
    private readonly List<string> _busy = [];
    private long _changes;

    public SpareMemoryTests()
    {
        _gate = new RequestGate([], _time);
        _memory = new SpareMemory(_gate, () => _changes, _time, [() => _steps.Add("first"), () => _steps.Add("second")], [() => _busy.Add("note"), () => _busy.Add("release"), () => { }]);
    }

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Look_Quiet_TakesAStepEachTimeUntilAllAreTaken()
    {
        _time.Pass(Quiet - TimeSpan.FromSeconds(1));
        Assert.Empty(_steps);
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["first"], _steps);
        for (var look = 0; look < 100; look++) _time.Pass(Quiet);

        Assert.Equal(["first", "second"], _steps);
    }

    [Fact]
    public void Look_RequestBetweenTheSteps_BeginsAgainOnceItIsQuiet()
    {
        _time.Pass(Quiet);
        _gate.Touch();
        _time.Pass(Quiet);
        Assert.Equal(["first"], _steps);

        _time.Pass(Quiet);
        _time.Pass(Quiet);
        _time.Pass(Quiet);

        Assert.Equal(["first", "first", "second"], _steps);
    }

    [Fact]
    public void Look_StateChangedAfterAllSteps_TakesThemAgain()
    {
        _time.Pass(Quiet);
        _time.Pass(Quiet);

        _changes++;
        _time.Pass(Quiet);
        Assert.Equal(2, _steps.Count);
        _time.Pass(Quiet);
        _time.Pass(Quiet);

        Assert.Equal(["first", "second", "first", "second"], _steps);
    }

    [Fact]
    public async Task Look_RequestThatIsStillServed_TakesNone()
    {
        var served = new TaskCompletionSource();
        var request = _gate.CountAsync(_ => served.Task);
        for (var look = 0; look < 10; look++) _time.Pass(Quiet);
        Assert.Empty(_steps);

        served.SetResult();
        await request;
        _time.Pass(Quiet);
        _time.Pass(Quiet);

        Assert.Equal(["first"], _steps);
    }

    [Fact]
    public void Look_BusyAllTheTime_GivesBackWhatOnlyTheStartNeededNowAndThen()
    {
        for (var look = 0; look < 7; look++)
        {
            _changes++;
            _time.Pass(Quiet);
        }

        Assert.Equal(["note", "release", "note", "release", "note"], _busy);
        Assert.Empty(_steps);
    }

    [Fact]
    public void Look_Quiet_LeavesWhatIsGivenBackWhileBusy()
    {
        for (var look = 0; look < 7; look++) _time.Pass(Quiet);

        Assert.Empty(_busy);
    }
}
