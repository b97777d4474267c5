namespace BatchAi.Service.Tests.Support;

/// <summary>Tests that have a data root each.</summary>
public abstract class SandboxTests(string below = "") : IAsyncLifetime
{
    internal AgentSandbox Sandbox { get; } = new(below);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Sandbox.DisposeAsync();
}
