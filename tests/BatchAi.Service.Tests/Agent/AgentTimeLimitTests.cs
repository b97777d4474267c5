using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

public sealed class AgentTimeLimitTests : SandboxTests
{
    private readonly TestJob _job;

    public AgentTimeLimitTests() => _job = Sandbox.NewJob("echo $$ >>starts; exec sleep 600").WithLimit(TimeSpan.FromHours(1));

    [Fact]
    public async Task Limit_OverARestart_CountsFromTheFirstStart()
    {
        var start = await StartAndKillAgentAsync(earlier: TimeSpan.FromHours(1) - TimeSpan.FromSeconds(3));

        // Counted from the restart it would be an hour from there.
        var agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(_job.AttemptId);

        Assert.Equal((AttemptOutcome.TimeLimit, start.Time), (result.Outcome, result.StartTime));
    }

    [Fact]
    public async Task Limit_PassedWithoutAnAgent_EndsTheJobAtOnce()
    {
        await StartAndKillAgentAsync(earlier: TimeSpan.FromHours(1));

        var agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(_job.AttemptId);

        Assert.Equal(AttemptOutcome.TimeLimit, result.Outcome);
    }

    // Makes the start lie earlier than it was.
    private async Task<AttemptStart> StartAndKillAgentAsync(TimeSpan earlier)
    {
        var agent = await Sandbox.StartAgentAsync();
        await _job.StartAsync(agent);
        await _job.StartedAsync();
        await agent.KillAsync();
        var start = AgentJson.TryRead(_job.Folder.Start, AgentJson.Default.AttemptStart)!;
        AgentJson.Write(_job.Folder.Start, start with { SinceBoot = start.SinceBoot - earlier }, AgentJson.Default.AttemptStart);
        return start;
    }
}
