using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

/// <summary>The shim is killed at every step of a task, with and without its agent.</summary>
public sealed class ShimKillTests : SandboxTests
{
    public static TheoryData<string> Modes => ["", "--no-cgroups"];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Kill_BeforeItBecomesTheJob_LosesTheNode(string mode)
    {
        // Opening an output file that is a pipe without a reader holds the shim at this point.
        var job = Sandbox.NewJob("echo ran >>starts");
        Directory.CreateDirectory(Path.Combine(job.NodeRoot, "job", "out"));
        await Shell.MakeFifoAsync(Path.Combine(job.NodeRoot, "job", "out", "stderr.txt"));
        var agent = await Sandbox.StartAgentAsync(mode);
        await job.StartAsync(agent);
        await Eventually.TrueAsync(() => job.CommandFolder.Process is not null);

        await KillShimAsync(job);
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.NodeLost, 0), (result.Outcome, job.Starts));
        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Kill_DuringPreparation_LosesTheNodeAndNeverStartsTheCommand(string mode)
    {
        var job = Sandbox.NewJob("echo ran").With(PlanStepNames.Preparation, TestJob.WaitForGo);
        var agent = await StartAsync(job, mode);

        await KillShimAsync(job);
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.NodeLost, PlanStepNames.Preparation, ""), (result.Outcome, result.Step, job.StandardOutput));
        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
    }

    [Fact]
    public async Task Kill_AfterTheCommandBeforeItsResult_LosesTheNode()
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo);
        var agent = await StartAsync(job);
        var shim = Assert.Single(SystemProcesses.Shims(job.Folder.Root));
        var task = job.CommandFolder.Process!.Id;

        SystemProcesses.Stop(shim);
        job.Go();
        await Eventually.TrueAsync(() => ProcessTable.TryRead(task) is not { IsAlive: true });
        SystemProcesses.Kill(shim);
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.NodeLost, result.Outcome);
    }

    [Fact]
    public async Task Kill_DuringAStop_IsTerminated()
    {
        var job = Sandbox.NewJob("trap 'touch asked' TERM; echo $$ >>starts; while :; do sleep 0.1; done");
        var agent = await StartAsync(job);
        await agent.Client.StopAsync(job.AttemptId, TimeSpan.FromHours(1));
        await Eventually.FileAsync(job.PathOf("asked"));

        await KillShimAsync(job);
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.Terminated, result.Outcome);
        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Kill_TogetherWithItsAgent_TheNextAgentEndsTheOrphanBeforeItTellsTheLoss(string mode)
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo);
        var agent = await StartAsync(job, mode);
        await agent.KillAsync();
        await KillShimAsync(job);
        Assert.NotEmpty(SystemProcesses.Mentioning(job.NodeRoot));

        agent = await Sandbox.StartAgentAsync(mode);
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
        Assert.Equal((AttemptOutcome.NodeLost, 1), (result.Outcome, job.Starts));
    }

    [Fact]
    public async Task Kill_WhileAdopted_LosesTheNode()
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo);
        var agent = await StartAsync(job);
        await agent.KillAsync();
        agent = await Sandbox.StartAgentAsync();

        await KillShimAsync(job);
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.NodeLost, 1), (result.Outcome, job.Starts));
        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
    }

    private async Task<TestAgent> StartAsync(TestJob job, string mode = "")
    {
        var agent = await Sandbox.StartAgentAsync(mode);
        await job.StartAsync(agent);
        await job.StartedAsync();
        return agent;
    }

    private static async Task KillShimAsync(TestJob job)
    {
        var shim = Assert.Single(SystemProcesses.Shims(job.Folder.Root));
        SystemProcesses.Kill(shim);
        await Eventually.TrueAsync(() => !SystemProcesses.IsAlive(shim));
    }
}
