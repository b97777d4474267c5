using BatchAi.Core.Wire;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Engines.Process;

/// <summary>The built-in engine keeps to the contract, with a real agent.</summary>
public sealed class ProcessEngineTests : EngineContract
{
    private readonly TestRoot _root = new();
    private readonly ProcessEngine _engine;

    public ProcessEngineTests() => _engine = new ProcessEngine(_root.Data, _root.Log, TimeProvider.System, new ScaleTimes(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200)));

    private protected override IComputeEngine Engine => _engine;

    [Fact]
    public async Task AutoScale_NodesComeForAGangAndGoAfterIt()
    {
        var cluster = Events.ClusterOf(Guid.NewGuid().ToString("D"), 0);
        cluster.Properties.ScaleSettings = new ScaleSettings { AutoScale = new AutoScaleSettings { MinimumNodeCount = 0, MaximumNodeCount = 2 } };
        _engine.Reconcile(cluster);
        var job = Events.Job(cluster.Uuid, "exit 0", nodes: 2);

        _engine.Submit(job);
        await Events.WaitForEndAsync(job.Uuid);
        await Eventually.TrueAsync(() => _engine.Observe(cluster.Uuid) is { CurrentNodeCount: 0, AllocationState: AllocationStates.Steady });

        await Eventually.TrueAsync(() => Events.StatusesOf(cluster.Uuid) is [.., { CurrentNodeCount: 0 }]);
        var causes = Events.StatusesOf(cluster.Uuid).Where(s => s.AllocationState == AllocationStates.Resizing).Select(s => s.Cause).ToList();
        Assert.Equal("1 job waits: the cluster grows to 2 nodes", causes[0]);
        Assert.Contains("had nothing to do", causes[^1], StringComparison.Ordinal);
    }

    public override async Task DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _root.DisposeAsync();
    }
}
