using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

/// <summary>The agent is killed at every step of an attempt; the next one finds out what became of it.</summary>
public sealed class AgentKillTests : SandboxTests
{
    [Fact]
    public async Task Kill_BeforeTheClaim_TheNextAgentStartsTheJob()
    {
        var job = Sandbox.NewJob("echo $$ >>starts; exit 5");
        var agent = await Sandbox.StartAgentAsync();
        job.Submit();
        await agent.KillAsync();

        agent = await Sandbox.StartAgentAsync();
        await agent.Client.StartAsync(job.AttemptId);
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.Failed, 5), (result.Outcome, result.ExitCode));
        Assert.Equal(1, job.Starts);
    }

    [Fact]
    public async Task Kill_AfterTheClaimBeforeAnyStart_LosesTheNodeAndStartsNothing()
    {
        // Writing a file of the node's that is a pipe without a reader holds the agent at this point.
        var job = Sandbox.NewJob("echo $$ >>starts");
        job.Plan.Files.Add(new PlanFile { Path = "{node.root}/pipe" });
        Directory.CreateDirectory(job.NodeRoot);
        await Shell.MakeFifoAsync(Path.Combine(job.NodeRoot, "pipe"));
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await Eventually.TrueAsync(() => Directory.Exists(job.WorkingDirectory));
        await agent.KillAsync();

        agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.NodeLost, result.Outcome);
        Assert.Equal(0, job.Starts);
        Assert.False(File.Exists(job.Folder.Order));
    }

    [Fact]
    public async Task Kill_DuringPreparation_TheNextAgentGoesOnWithTheCommand()
    {
        var job = Sandbox.NewJob("echo $$ >>commands; exit 6").With(PlanStepNames.Preparation, TestJob.WaitForGo);
        await KillAgentAsync(job);

        var agent = await Sandbox.StartAgentAsync();
        Assert.False(agent.HasResult(job.AttemptId));
        job.Go();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.Failed, 6), (result.Outcome, result.ExitCode));
        Assert.Equal(1, job.Starts);
        Assert.Single(File.ReadLines(job.PathOf("commands")));
    }

    [Fact]
    public async Task Kill_BetweenPreparationAndCommand_LosesTheNodeAndNeverStartsTheCommand()
    {
        var job = Sandbox.NewJob("echo ran").With(PlanStepNames.Preparation, TestJob.WaitForGo);
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();

        SystemProcesses.Stop(agent.Id);
        job.Go();
        await Eventually.TrueAsync(() => job.Folder.Task(PlanStepNames.Preparation, "", 0).End is not null);
        await Eventually.TrueAsync(() => SystemProcesses.Shims(job.Folder.Root).Count == 0);
        await agent.KillAsync();
        agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.NodeLost, PlanStepNames.Command), (result.Outcome, result.Step));
        Assert.Equal("", job.StandardOutput);
    }

    [Theory]
    [InlineData("exit 7", AttemptOutcome.Failed, 7)]
    [InlineData("exit 137", AttemptOutcome.Failed, 137)]
    [InlineData("kill -9 $$", AttemptOutcome.Signaled, null)]
    [InlineData("true", AttemptOutcome.Succeeded, 0)]
    public async Task Kill_DuringTheCommand_TheNextAgentAdoptsIt(string end, AttemptOutcome outcome, int? exitCode)
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo + end);
        await KillAgentAsync(job);

        var agent = await Sandbox.StartAgentAsync();
        Assert.False(agent.HasResult(job.AttemptId));
        job.Go();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((outcome, exitCode, 1), (result.Outcome, result.ExitCode, job.Starts));
        Assert.Contains("attemptAdopted", Sandbox.AgentLog, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3", AttemptOutcome.Failed, 3)]
    [InlineData("kill -9 $$", AttemptOutcome.Signaled, null)]
    public async Task Kill_DuringTheCommandThatEndsWithoutAnAgent_TheNextAgentKnowsItsEnd(string end, AttemptOutcome outcome, int? exitCode)
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo + end);
        await KillAgentAsync(job);
        job.Go();
        await Eventually.TrueAsync(() => job.CommandFolder.End is not null);

        var agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((outcome, exitCode, 1), (result.Outcome, result.ExitCode, job.Starts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Kill_DuringACommandWithAServer_TheNextAgentEndsTheServerAndKeepsThePorts(bool endsBefore)
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo + "echo $PORT").WithServer("echo up >>server; sleep 600");
        job.Plan.Ports = [new PlanPort { Name = "p" }];
        job.Plan.Environment.Add(new PlanVariable { Name = "PORT", Value = PlanText.Symbol(PlanSymbols.Port("p")) });
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();
        await Eventually.FileAsync(job.PathOf("server"));
        await agent.KillAsync();
        var port = AgentJson.TryRead(job.Folder.Ports, AgentJson.Default.DictionaryStringInt32)!["p"];
        if (endsBefore)
        {
            job.Go();
            await Eventually.TrueAsync(() => job.CommandFolder.End is not null);
        }

        agent = await Sandbox.StartAgentAsync();
        if (!endsBefore)
        {
            // Seen without a try to take it, which could come before the agent's own.
            await Eventually.TrueAsync(() => File.ReadAllText("/proc/net/unix").Contains($"@batchai-port-{port}\n", StringComparison.Ordinal));
            job.Go();
        }

        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.Succeeded, $"{port}\n"), (result.Outcome, job.StandardOutput));
    }

    [Fact]
    public async Task Kill_AfterTheCommandBeforeTheResult_TheNextAgentWritesIt()
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo + "exit 8");
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();

        SystemProcesses.Stop(agent.Id);
        job.Go();
        await Eventually.TrueAsync(() => job.CommandFolder.End is not null);
        await agent.KillAsync();
        Assert.False(File.Exists(job.Folder.Result));
        agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.Failed, 8, 1), (result.Outcome, result.ExitCode, job.Starts));
        Assert.Equal(8, job.RecordedResult?.ExitCode);
    }

    [Fact]
    public async Task Kill_AfterTheResult_TheNextAgentTellsIt()
    {
        var job = Sandbox.NewJob("exit 9");
        var agent = await Sandbox.StartAgentAsync();
        var told = await job.RunAsync(agent);
        await agent.KillAsync();

        agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((9, told.EndTime), (result.ExitCode, result.EndTime));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--no-cgroups")]
    public async Task Kill_DuringAStop_TheNextAgentGoesOnStopping(string mode)
    {
        var job = Sandbox.NewJob("trap 'touch asked' TERM; echo $$ >>starts; while :; do sleep 0.1; done");
        var agent = await Sandbox.StartAgentAsync(mode);
        await job.StartAsync(agent);
        await job.StartedAsync();
        await agent.Client.StopAsync(job.AttemptId, TimeSpan.FromMinutes(5));
        await Eventually.FileAsync(job.PathOf("asked"));
        await agent.KillAsync();

        agent = await Sandbox.StartAgentAsync(mode);
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.Terminated, result.Outcome);
        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
    }

    [Fact]
    public async Task Kill_OneAgentAfterTheOther_TheLastOneFinishesTheJob()
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo + "exit 10");
        await KillAgentAsync(job);
        for (var i = 0; i < 3; i++) await (await Sandbox.StartAgentAsync()).KillAsync();

        var agent = await Sandbox.StartAgentAsync();
        job.Go();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.Failed, 10, 1), (result.Outcome, result.ExitCode, job.Starts));
    }

    private async Task KillAgentAsync(TestJob job)
    {
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();
        await agent.KillAsync();
    }
}
