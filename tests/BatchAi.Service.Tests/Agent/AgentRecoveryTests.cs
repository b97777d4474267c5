using System.Diagnostics;
using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

/// <summary>What an agent makes of what an earlier one, or another party, left in attempts' folders.</summary>
public sealed class AgentRecoveryTests : SandboxTests
{
    [Fact]
    public async Task Limit_PassedAfterTheJobEnded_LeavesTheEndAsItWas()
    {
        var job = Sandbox.NewJob("exit 4").WithLimit(TimeSpan.FromSeconds(1));
        job.Submit();
        using (AttemptClaim.TryCreate(job.Folder)) WriteEnd(job, started: TimeSpan.FromHours(-1), "exit 4");

        var agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.Failed, 4), (result.Outcome, result.ExitCode));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task ProcessIds_GotByOthersMeanwhile_AreLeftAlone(int way)
    {
        var job = Sandbox.NewJob("true");
        job.Submit();
        using var innocent = Process.Start("sleep", "600");
        var ticks = ProcessTable.TryRead(innocent.Id)!.StartTicks;
        var (boot, start) = way == 0 ? ("another boot", ticks) : (ProcessTable.BootId(), ticks - 1);
        AttemptClaim.TryCreate(job.Folder)!.Dispose();
        AgentJson.Write(job.Folder.Start, new AttemptStart(DateTimeOffset.UnixEpoch, TimeSpan.Zero, boot), AgentJson.Default.AttemptStart);
        job.CommandFolder.Create();
        File.WriteAllText(Path.Combine(job.CommandFolder.Root, "pid"), $"{innocent.Id} {start}\n");

        var agent = await Sandbox.StartAgentAsync("--no-cgroups");
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.NodeLost, result.Outcome);
        Assert.False(innocent.HasExited);
        innocent.Kill();
    }

    [Theory]
    [InlineData("", "--no-cgroups")]
    [InlineData("--no-cgroups", "")]
    public async Task Processes_StartedInAnotherWay_AreFoundNevertheless(string first, string second)
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo);
        var agent = await Sandbox.StartAgentAsync(first);
        await job.StartAsync(agent);
        await job.StartedAsync();
        await agent.KillAsync();

        agent = await Sandbox.StartAgentAsync(second);
        await agent.Client.StopAsync(job.AttemptId, TimeSpan.FromSeconds(1));
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.Terminated, result.Outcome);
        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
    }

    [Fact]
    public async Task Task_FailedWithoutAnAgent_EndsTheOthersOfItsStep()
    {
        var job = Sandbox.NewJob("echo $$ >>starts; until [ -e go ]; do sleep 0.02; done; exit 3");
        AddNode(job, "echo $$ >>starts; exec sleep 600");
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await Eventually.TrueAsync(() => job.Starts == 2);
        await agent.KillAsync();
        job.Go();
        await Eventually.TrueAsync(() => job.CommandFolder.End is not null);

        agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.Failed, 3, "node-0"), (result.Outcome, result.ExitCode, result.NodeId));
    }

    [Fact]
    public async Task Order_NotReadable_LosesTheNodeOnceTheJobIsGone()
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo);
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();
        await agent.KillAsync();
        await File.WriteAllTextAsync(job.Folder.Order, "{ half of");

        agent = await Sandbox.StartAgentAsync();
        Assert.False(agent.HasResult(job.AttemptId));
        job.Go();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.NodeLost, result.Outcome);
        Assert.False(File.Exists(job.Folder.Order));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"outcome\":\"Succ")]
    public async Task Result_NotWhole_IsWrittenAgain(string half)
    {
        var job = Sandbox.NewJob("exit 4");
        job.Submit();
        using (AttemptClaim.TryCreate(job.Folder)) WriteEnd(job, started: TimeSpan.Zero, "exit 4");
        await File.WriteAllTextAsync(job.Folder.Result, half);

        var agent = await Sandbox.StartAgentAsync();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(4, result.ExitCode);
        Assert.Equal(4, job.RecordedResult?.ExitCode);
    }

    [Fact]
    public async Task Folder_NotReadable_DoesNotKeepTheAgentFromTheOthers()
    {
        var broken = Sandbox.NewJob("true");
        broken.Submit();
        AttemptClaim.TryCreate(broken.Folder)!.Dispose();
        Directory.CreateDirectory(broken.Folder.Start);
        Directory.CreateDirectory(broken.Folder.Result);

        var agent = await Sandbox.StartAgentAsync();
        var result = await Sandbox.NewJob("exit 4").RunAsync(agent);

        Assert.Equal(4, result.ExitCode);
    }

    [Fact]
    public async Task Result_WrittenByWhoeverHeldTheClaim_IsTold()
    {
        var job = Sandbox.NewJob("true").WithLimit(TimeSpan.FromMinutes(1));
        job.Submit();
        using var claim = AttemptClaim.TryCreate(job.Folder)!;
        var agent = await Sandbox.StartAgentAsync();
        Assert.False(agent.HasResult(job.AttemptId));

        AgentJson.Write(job.Folder.Result, new AttemptResult { Outcome = AttemptOutcome.Terminated }, AgentJson.Default.AttemptResult);
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.Terminated, result.Outcome);
    }

    [Fact]
    public async Task Order_LeftByAnAgentKilledAfterTheResult_IsRemoved()
    {
        var job = Sandbox.NewJob("true");
        job.Submit();
        AttemptClaim.TryCreate(job.Folder)!.Dispose();
        AgentJson.Write(job.Folder.Result, new AttemptResult { Outcome = AttemptOutcome.Succeeded }, AgentJson.Default.AttemptResult);

        await (await Sandbox.StartAgentAsync()).ResultAsync(job.AttemptId);

        Assert.False(File.Exists(job.Folder.Order));
    }

    private static void WriteEnd(TestJob job, TimeSpan started, string end)
    {
        var sinceBoot = new BootClock().GetElapsedTime(0) + started;
        AgentJson.Write(job.Folder.Start, new AttemptStart(DateTimeOffset.UnixEpoch, sinceBoot, ProcessTable.BootId()), AgentJson.Default.AttemptStart);
        job.CommandFolder.Create();
        File.WriteAllText(Path.Combine(job.CommandFolder.Root, "result"), end);
    }

    private static void AddNode(TestJob job, string commandLine)
    {
        job.Plan.NodeCount++;
        job.Order.Allocation.Nodes.Add(new AllocatedNode { Id = "node-1", Address = "127.0.0.1", Root = job.Order.Allocation.Nodes[0].Root });
        var first = job.Plan.Steps[0].Tasks[0];
        job.Plan.Steps[0].Tasks.Add(new PlanTask
        {
            Node = 1,
            CommandLine = PlanText.Escape(commandLine),
            WorkingDirectory = first.WorkingDirectory,
            StandardOutput = first.StandardOutput,
            StandardError = first.StandardError,
        });
    }
}
