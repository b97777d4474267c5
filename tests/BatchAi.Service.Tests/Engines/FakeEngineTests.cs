using BatchAi.Service.Engines;
using BatchAi.Service.Tests.Engines.Support;

namespace BatchAi.Service.Tests.Engines;

/// <summary>The engine of the control plane's tests keeps to the contract as well.</summary>
public sealed class FakeEngineTests : EngineContract
{
    private protected override IComputeEngine Engine { get; } = new FakeEngine();

    public override Task DisposeAsync() => Task.CompletedTask;
}
