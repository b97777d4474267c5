using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

public sealed class AgentOutcomeTests(SharedAgent shared) : IClassFixture<SharedAgent>
{
    [Fact]
    public async Task Command_ExitsZero_Succeeds()
    {
        var job = shared.NewJob("echo out; echo err >&2");

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.Succeeded, 0), (result.Outcome, result.ExitCode));
        Assert.Equal(("out\n", "err\n"), (job.StandardOutput, job.StandardError));
        Assert.True(result.StartTime <= result.EndTime);
        Assert.Equal(result.EndTime, job.RecordedResult?.EndTime);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(129)]
    [InlineData(137)]
    [InlineData(255)]
    public async Task Command_ExitsWithACode_FailsWithThatCode(int code)
    {
        var result = await shared.NewJob($"exit {code}").RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.Failed, code, null), (result.Outcome, result.ExitCode, result.Signal));
        Assert.Equal((PlanStepNames.Command, "node-0"), (result.Step, result.NodeId));
    }

    [Theory]
    [InlineData("KILL", 9)]
    [InlineData("TERM", 15)]
    [InlineData("SEGV", 11)]
    [InlineData("INT", 2)]
    [InlineData("HUP", 1)]
    public async Task Command_KilledByASignal_IsSignaled(string name, int signal)
    {
        var result = await shared.NewJob($"ulimit -c 0; kill -{name} $$; sleep 60").RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.Signaled, null, signal), (result.Outcome, result.ExitCode, result.Signal));
    }

    [Fact]
    public async Task Command_RunsPastTheLimit_EndsAtIt()
    {
        var job = shared.NewJob("sleep 60").WithLimit(TimeSpan.FromSeconds(0.3));

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal(AttemptOutcome.TimeLimit, result.Outcome);
        Assert.True(result.EndTime - result.StartTime >= TimeSpan.FromSeconds(0.3));
    }

    [Fact]
    public async Task Preparation_RunsPastTheLimit_EndsAtIt()
    {
        var job = shared.NewJob("true").With(PlanStepNames.Preparation, "sleep 600").WithLimit(TimeSpan.FromSeconds(3));

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.TimeLimit, PlanStepNames.Preparation), (result.Outcome, result.Step));
    }

    [Theory]
    [InlineData(PlanStepNames.Preparation, AttemptOutcome.PreparationFailed)]
    [InlineData(PlanStepNames.Setup, AttemptOutcome.SetupFailed)]
    public async Task EarlierStep_Fails_TheCommandNeverStarts(string step, AttemptOutcome outcome)
    {
        var job = shared.NewJob("echo ran").With(step, "exit 4");

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal((outcome, 4, step), (result.Outcome, result.ExitCode, result.Step));
        Assert.Equal("", job.StandardOutput);
    }

    [Fact]
    public async Task Steps_AllSucceed_RunInOrder()
    {
        var job = shared.NewJob("echo command >>steps").With(PlanStepNames.Preparation, "echo preparation >>steps").With(PlanStepNames.Setup, "echo setup >>steps");

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal(AttemptOutcome.Succeeded, result.Outcome);
        Assert.Equal(["setup", "preparation", "command"], File.ReadLines(Path.Combine(job.WorkingDirectory, "steps")));
    }

    [Fact]
    public async Task Start_WorkingDirectoryIsGone_IsAStartFailure()
    {
        var job = shared.NewJob("true").With(PlanStepNames.Preparation, "rmdir \"$PWD\"");

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.StartFailed, PlanStepNames.Command), (result.Outcome, result.Step));
        Assert.Contains("working directory", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OutputCannotBeWritten_IsAStartFailure()
    {
        var job = shared.NewJob("true").With(PlanStepNames.Preparation, "mkdir ../out/stderr.txt");

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal(AttemptOutcome.StartFailed, result.Outcome);
        Assert.Contains("stderr.txt", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200_000, "")]
    [InlineData(0, "\0")]
    public async Task Start_CommandLineCannotBePassed_IsAStartFailure(int length, string end)
    {
        var result = await shared.NewJob("true " + new string('x', length) + end).RunAsync(shared.Agent);

        Assert.Equal(AttemptOutcome.StartFailed, result.Outcome);
        Assert.NotEmpty(result.Message!);
    }

    [Fact]
    public async Task Start_SecretHasNoValue_IsAStartFailure()
    {
        var job = shared.NewJob("true");
        job.Plan.Environment.Add(new PlanVariable { Name = "TOKEN", IsSecret = true });

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal(AttemptOutcome.StartFailed, result.Outcome);
        Assert.Contains("TOKEN", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{no.such}/job")]
    [InlineData("{")]
    public async Task Start_PlanCannotBeBound_IsAStartFailure(string jobDirectory)
    {
        var job = shared.NewJob("true");
        job.Plan.JobDirectory = jobDirectory;

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal(AttemptOutcome.StartFailed, result.Outcome);
        Assert.False(File.Exists(job.Folder.Order));
    }

    [Fact]
    public async Task Start_AllocationDoesNotFit_IsAStartFailure()
    {
        var job = shared.NewJob("true");
        job.Plan.NodeCount = 2;

        Assert.Equal(AttemptOutcome.StartFailed, (await job.RunAsync(shared.Agent)).Outcome);
    }

    [Fact]
    public async Task Mount_SourceIsNotThere_FailsToMount()
    {
        var job = shared.NewJob("true");
        job.Plan.Mounts.Add(new PlanMount { Path = "{node.root}/job/mounts/data" });
        job.Order.Allocation.MountSources.Add(job.NodeRoot + "/nowhere");

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal(AttemptOutcome.MountFailed, result.Outcome);
        Assert.Contains("nowhere", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shim_Killed_LosesTheNodeAndEndsTheJob()
    {
        var job = shared.NewJob("echo $$; exec sleep 60");
        await job.StartAsync(shared.Agent);
        await Eventually.TrueAsync(() => job.StandardOutput.Length > 0);

        SystemProcesses.Kill(Assert.Single(SystemProcesses.Shims(job.Folder.Root)));
        var result = await shared.Agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.NodeLost, "node-0"), (result.Outcome, result.NodeId));
        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
    }

    [Fact]
    public async Task Stop_WhileRunning_IsTerminated()
    {
        var job = shared.NewJob("echo $$ >>starts; sleep 600");
        await job.StartAsync(shared.Agent);
        await job.StartedAsync();

        await shared.Agent.Client.StopAsync(job.AttemptId, TimeSpan.FromSeconds(5));
        var result = await shared.Agent.ResultAsync(job.AttemptId);

        Assert.Equal((AttemptOutcome.Terminated, PlanStepNames.Command), (result.Outcome, result.Step));
        Assert.Equal(StopCause.Terminated, AgentJson.TryRead(job.Folder.Stop, AgentJson.Default.AttemptStop)?.Cause);
    }
}
