using BatchAi.Service.Agent;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

/// <summary>An agent in this process, whose minutes without jobs and clients can be made to fly.</summary>
public sealed class AgentIdleTests : SandboxTests
{
    // A hurried agent would be idle for long enough many times over.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(1.5);
    private readonly FastTime _time = new();

    [Fact]
    public async Task Agent_WithoutJobsAndClients_Ends()
    {
        var running = RunHostAsync();
        _time.Hurry();

        Assert.True(await EndOf(running));

        Assert.Null(await AgentClient.TryConnectAsync(Sandbox.DataRoot, CancellationToken.None));
        Assert.False(Sandbox.Cgroup is { } cgroup && Directory.Exists(cgroup));
    }

    [Fact]
    public async Task Agent_WithAClient_StaysUntilItIsGone()
    {
        var running = RunHostAsync();
        var client = await ConnectAsync();

        // Who is answered has been noticed.
        await client.ForgetAsync(Guid.NewGuid().ToString("D"));
        _time.Hurry();
        await Task.Delay(LongEnough);
        Assert.False(running.IsCompleted);

        client.Dispose();

        Assert.True(await EndOf(running));
    }

    [Fact]
    public async Task Agent_WithAJob_StaysUntilItHasEnded()
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo);
        var running = RunHostAsync();
        await StartAsync(job);
        _time.Hurry();
        await Task.Delay(LongEnough);
        Assert.False(running.IsCompleted);

        job.Go();

        Assert.True(await EndOf(running));
        Assert.NotNull(job.RecordedResult);
    }

    [Fact]
    public async Task Agent_ThatIsCancelled_LeavesJobsToTheNext()
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo + "exit 3");
        using var end = new CancellationTokenSource();
        var running = RunHostAsync(end.Token);
        await StartAsync(job);
        await end.CancelAsync();
        Assert.True(await EndOf(running));
        Assert.Null(job.RecordedResult);

        var agent = await Sandbox.StartAgentAsync();
        job.Go();

        Assert.Equal(3, (await agent.ResultAsync(job.AttemptId)).ExitCode);
    }

    private Task<bool> RunHostAsync(CancellationToken end = default)
    {
        var options = new AgentOptions { DataRoot = Sandbox.DataRoot, IdleExit = TimeSpan.FromSeconds(30) };
        return Task.Run(() => new AgentHost(options, _time).RunAsync(end));
    }

    private static Task<bool> EndOf(Task<bool> running) => Eventually.InTimeAsync(running, "the agent's end");

    private async Task StartAsync(TestJob job)
    {
        job.Submit();
        using (var client = await ConnectAsync()) await client.StartAsync(job.AttemptId);
        await job.StartedAsync();
    }

    private Task<AgentClient> ConnectAsync() => Eventually.InTimeAsync(TryConnectAsync(), "the agent");

    private async Task<AgentClient> TryConnectAsync()
    {
        // Its file is there a moment before anybody listens to it.
        AgentClient? client;
        while ((client = await AgentClient.TryConnectAsync(Sandbox.DataRoot, CancellationToken.None)) is null) await Task.Delay(10);
        return client;
    }
}
