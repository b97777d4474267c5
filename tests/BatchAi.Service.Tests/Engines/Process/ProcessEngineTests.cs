using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Engines.Process;

/// <summary>The built-in engine keeps to the contract, with a real agent.</summary>
public sealed class ProcessEngineTests : EngineContract
{
    private readonly TestRoot _root = new();
    private readonly ProcessEngine _engine;

    public ProcessEngineTests() => _engine = new ProcessEngine(_root.Data, _root.Log, TimeProvider.System);

    private protected override IComputeEngine Engine => _engine;

    public override async Task DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _root.DisposeAsync();
    }
}
