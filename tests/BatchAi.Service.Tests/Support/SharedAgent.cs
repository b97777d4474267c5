namespace BatchAi.Service.Tests.Support;

/// <summary>One agent for all tests of a class, for tests that do not harm it.</summary>
public sealed class SharedAgent : IAsyncLifetime
{
    internal AgentSandbox Sandbox { get; } = new();

    internal TestAgent Agent { get; private set; } = null!;

    public async Task InitializeAsync() => Agent = await Sandbox.StartAgentAsync();

    public Task DisposeAsync() => Sandbox.DisposeAsync();

    internal TestJob NewJob(string commandLine) => Sandbox.NewJob(commandLine);
}
