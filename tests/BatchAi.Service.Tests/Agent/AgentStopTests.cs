using BatchAi.Core.Execution;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

public sealed class AgentStopTests : SandboxTests
{
    private const int Children = 200;

    // A quarter each: plain, in a session of its own, forked twice, and both.
    private static readonly string StubbornFamily =
        $$"""
        trap 'echo asked >asked' TERM
        stubborn() { trap '' TERM; exec "$@" sleep 600; }
        for i in $(seq {{Children / 4}}); do
            stubborn & stubborn setsid & (stubborn &) ; (stubborn setsid &)
        done
        echo $$ >>starts
        while :; do sleep 0.1; done
        """;

    [Theory]
    [InlineData("")]
    [InlineData("--no-cgroups")]
    public async Task Stop_HundredsThatDoNotListen_AreAskedThenGone(string mode)
    {
        var job = Sandbox.NewJob(StubbornFamily);
        var agent = await Sandbox.StartAgentAsync(mode);
        await job.StartAsync(agent);
        await job.StartedAsync();
        await Eventually.TrueAsync(() => Sleepers(job).Count >= Children, "200 children sleep");

        await agent.Client.StopAsync(job.AttemptId, TimeSpan.FromHours(1));
        await Eventually.FileAsync(job.PathOf("asked"));
        await agent.Client.StopAsync(job.AttemptId, TimeSpan.FromSeconds(1));
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.Terminated, result.Outcome);
        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--no-cgroups")]
    public async Task Stop_JobThatListens_HasItsTime(string mode)
    {
        var job = Sandbox.NewJob("trap 'sleep 0.5 && cp starts model; exit 0' TERM; echo $$ >>starts; while :; do sleep 0.05; done");
        var agent = await Sandbox.StartAgentAsync(mode);
        await job.StartAsync(agent);
        await job.StartedAsync();

        await agent.Client.StopAsync(job.AttemptId, TimeSpan.FromSeconds(60));
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.Terminated, result.Outcome);
        Assert.True(File.Exists(job.PathOf("model")));
    }

    [Fact]
    public async Task Stop_AskedAgainWithoutGrace_DoesNotWait()
    {
        var job = Sandbox.NewJob("trap '' TERM; echo $$ >>starts; while :; do sleep 0.05; done");
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();

        await agent.Client.StopAsync(job.AttemptId, TimeSpan.FromHours(1));
        await agent.Client.StopAsync(job.AttemptId, TimeSpan.Zero);

        Assert.Equal(AttemptOutcome.Terminated, (await agent.ResultAsync(job.AttemptId)).Outcome);
    }

    [Fact]
    public async Task Stop_DuringPreparation_NeverStartsTheCommand()
    {
        var job = Sandbox.NewJob("echo ran").With(PlanStepNames.Preparation, "trap 'exit 0' TERM; " + TestJob.WaitForGo);
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();

        await agent.Client.StopAsync(job.AttemptId, TimeSpan.FromSeconds(30));
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.Terminated, PlanStepNames.Preparation, ""), (result.Outcome, result.Step, job.StandardOutput));
    }

    [Fact]
    public async Task Stop_JobWithCgroupsOfItsOwn_LeavesNothing()
    {
        if (Sandbox.Cgroup is null) return;
        var job = Sandbox.NewJob(
            """
            own="$CGROUP/$AZ_BATCHAI_ATTEMPT_ID/own"
            mkdir "$own" || exit 1
            (trap '' TERM; echo 0 >"$own/cgroup.procs"; echo $$ >>starts; exec setsid env -i sleep 600) &
            wait
            """).WithVariable("CGROUP", Sandbox.Cgroup);
        var agent = await Sandbox.StartAgentAsync();
        if (!Directory.Exists(Sandbox.Cgroup)) return;
        await job.StartAsync(agent);
        await job.StartedAsync();
        var hidden = Path.Combine(Sandbox.Cgroup, job.AttemptId, "own", "cgroup.procs");
        var sleeper = int.Parse(await Eventually.NotNullAsync(() => File.ReadAllText(hidden).Trim() is { Length: > 0 } pid ? pid : null));

        await agent.Client.StopAsync(job.AttemptId, TimeSpan.FromSeconds(1));
        await agent.ResultAsync(job.AttemptId);

        Assert.False(SystemProcesses.IsAlive(sleeper));
        Assert.False(Directory.Exists(Path.Combine(Sandbox.Cgroup, job.AttemptId)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--no-cgroups")]
    public async Task End_WithSomethingInTheBackground_LeavesNothing(string mode)
    {
        var job = Sandbox.NewJob("sleep 600 & (setsid sleep 600 &) ; exit 0");
        var agent = await Sandbox.StartAgentAsync(mode);

        var result = await job.RunAsync(agent);

        Assert.Equal(AttemptOutcome.Succeeded, result.Outcome);
        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
    }

    private static List<int> Sleepers(TestJob job) =>
        [.. SystemProcesses.Mentioning(job.NodeRoot).Where(p => SystemProcesses.Arguments(p).StartsWith("sleep\0600", StringComparison.Ordinal))];
}
