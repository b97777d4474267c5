using BatchAi.Core.Execution;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

/// <summary>The disk of attempts is full while jobs run. Where no small disk can be made, nothing is tested.</summary>
public sealed class AgentFullDiskTests() : SandboxTests("disk")
{
    private const string Fill = "cat /dev/zero >\"$DISK/fill\" 2>/dev/null; ";

    [Theory]
    [InlineData("exit 5", AttemptOutcome.Failed, 5, null)]
    [InlineData("true", AttemptOutcome.Succeeded, 0, null)]
    [InlineData("exit 137", AttemptOutcome.Failed, 137, null)]
    [InlineData("kill -9 $$", AttemptOutcome.Signaled, null, 9)]
    public async Task Disk_FilledByTheJob_TheResultArrives(string end, AttemptOutcome outcome, int? exitCode, int? signal)
    {
        if (!await Sandbox.TryMountSmallDiskAsync()) return;
        var job = NewJob(Fill + end);
        var agent = await Sandbox.StartAgentAsync();

        var result = await job.RunAsync(agent);

        Assert.Equal((outcome, exitCode, signal), (result.Outcome, result.ExitCode, result.Signal));
        Assert.Equal(result.EndTime, job.RecordedResult?.EndTime);
        Assert.False(File.Exists(job.Folder.Order));
    }

    [Theory]
    [InlineData(true, AttemptOutcome.Terminated)]
    [InlineData(false, AttemptOutcome.TimeLimit)]
    public async Task Disk_FilledByTheJob_ItCanBeEnded(bool byUser, AttemptOutcome outcome)
    {
        if (!await Sandbox.TryMountSmallDiskAsync()) return;
        var job = NewJob(Fill + "echo $$ >>starts; sleep 600").WithLimit(byUser ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);

        // On a busy machine the limit may come before the job has filled the disk.
        if (byUser)
        {
            await job.StartedAsync();
            await agent.Client.StopAsync(job.AttemptId, TimeSpan.FromSeconds(1));
        }

        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(outcome, result.Outcome);
        Assert.False(agent.HasExited);
    }

    [Fact]
    public async Task Disk_Full_TheNextAgentAdoptsNevertheless()
    {
        if (!await Sandbox.TryMountSmallDiskAsync()) return;
        var job = NewJob(Fill + TestJob.WaitForGo + "kill -9 $$");
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();
        await agent.KillAsync();

        agent = await Sandbox.StartAgentAsync();
        job.Go();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.Signaled, 9), (result.Outcome, result.Signal));
    }

    [Fact]
    public async Task Disk_FullBeforeTheStart_IsAStartFailure()
    {
        if (!await Sandbox.TryMountSmallDiskAsync()) return;
        var agent = await Sandbox.StartAgentAsync();
        var job = NewJob("echo ran");
        job.Submit();
        await Shell.TryRunAsync("cat /dev/zero >\"$1/fill\"", Sandbox.Inner);

        await agent.Client.StartAsync(job.AttemptId);
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.StartFailed, ""), (result.Outcome, job.StandardOutput));
        File.Delete(Path.Combine(Sandbox.Inner, "fill"));
        Assert.Equal(AttemptOutcome.Succeeded, (await NewJob("true").RunAsync(agent)).Outcome);
    }

    [Fact]
    public async Task Disk_OfTheOutputFull_IsTheJobsOwnBusiness()
    {
        if (!await Sandbox.TryMountSmallDiskAsync()) return;
        var job = NewJob(Fill + "head -c 100000 /dev/zero || exit 5");
        job.Plan.Steps[0].Tasks[0].StandardOutput = Sandbox.Inner + "/stdout.txt";
        var agent = await Sandbox.StartAgentAsync();

        var result = await job.RunAsync(agent);

        Assert.Equal((AttemptOutcome.Failed, 5), (result.Outcome, result.ExitCode));
    }

    // The job's own files are elsewhere: not the job runs out of room, but the agent.
    private TestJob NewJob(string commandLine) => Sandbox.NewJobOutside(commandLine).WithVariable("DISK", Sandbox.Inner);
}
