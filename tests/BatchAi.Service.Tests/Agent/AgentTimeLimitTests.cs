using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

public sealed class AgentTimeLimitTests : SandboxTests
{
    [Fact]
    public async Task Limit_OverARestart_CountsFromTheFirstStart()
    {
        var limit = TimeSpan.FromSeconds(3);
        var job = Sandbox.NewJob("exec sleep 600").WithLimit(limit);
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        var start = await Eventually.NotNullAsync(() => AgentJson.TryRead(job.Folder.Start, AgentJson.Default.AttemptStart));
        await Task.Delay(TimeSpan.FromSeconds(1.6));
        await agent.KillAsync();

        agent = await Sandbox.StartAgentAsync();
        var connected = TimeProvider.System.GetUtcNow();
        var result = await agent.ResultAsync(job.AttemptId);

        // Counted from the restart it would be three seconds from there.
        var stop = AgentJson.TryRead(job.Folder.Stop, AgentJson.Default.AttemptStop)!;
        var latest = Math.Max(limit.TotalSeconds, (connected - start.Time).TotalSeconds) + 1.4;
        Assert.InRange((stop.Time - start.Time).TotalSeconds, 2.99, latest);
        Assert.Equal((AttemptOutcome.TimeLimit, start.Time), (result.Outcome, result.StartTime));
    }

    [Fact]
    public async Task Limit_PassedWithoutAnAgent_EndsTheJobAtOnce()
    {
        var job = Sandbox.NewJob("echo $$ >>starts; exec sleep 600").WithLimit(TimeSpan.FromHours(1));
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();
        await agent.KillAsync();
        var start = AgentJson.TryRead(job.Folder.Start, AgentJson.Default.AttemptStart)!;
        AgentJson.Write(job.Folder.Start, start with { SinceBoot = start.SinceBoot - TimeSpan.FromHours(1) }, AgentJson.Default.AttemptStart);

        agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.TimeLimit, result.Outcome);
    }
}
