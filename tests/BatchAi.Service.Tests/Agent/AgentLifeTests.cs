using BatchAi.Core.Execution;
using BatchAi.Service.Agent;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

/// <summary>How agents meet, and what ends them.</summary>
public sealed class AgentLifeTests : SandboxTests
{
    [Fact]
    public async Task Agent_WhereAnotherServes_EndsWithItsOwnExitCode()
    {
        await Sandbox.StartAgentAsync();

        Assert.Equal(3, await Sandbox.RunAgentAsync());
    }

    [Fact]
    public async Task Agent_AskedToShutDown_EndsWellAndItsJobGoesOn()
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo + "exit 3");
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();

        Assert.Equal(0, await agent.EndAsync());

        Assert.Single(SystemProcesses.Shims(job.Folder.Root));
        agent = await Sandbox.StartAgentAsync();
        job.Go();
        Assert.Equal(3, (await agent.ResultAsync(job.AttemptId)).ExitCode);
    }

    [Fact]
    public async Task Agent_ToldToTerminate_EndsWellAndItsJobGoesOn()
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo + "exit 3");
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();

        ProcessSignals.Send(agent.Id, ProcessSignals.Terminate);
        Assert.Equal(0, await agent.WaitForExitAsync());

        agent = await Sandbox.StartAgentAsync();
        job.Go();
        Assert.Equal(3, (await agent.ResultAsync(job.AttemptId)).ExitCode);
    }

    [Fact]
    public async Task Agent_EndsAtAnyMomentOfAStart_TheNextOneBringsTheJobToItsEnd()
    {
        for (var round = 0; round < 12; round++)
        {
            var job = Sandbox.NewJob("echo $$ >>commands; exit 3").With(PlanStepNames.Preparation, "echo $$ >>starts");
            var agent = await Sandbox.StartAgentAsync();
            await job.StartAsync(agent);
            await Task.Delay(3 * round);
            Assert.Equal(0, await agent.EndAsync());

            agent = await Sandbox.StartAgentAsync();
            await agent.Client.StartAsync(job.AttemptId);
            var result = await agent.ResultAsync(job.AttemptId);

            Assert.True(result.ExitCode == 3, $"After {3 * round} ms: {AttemptWords.Describe(result)}");
            Assert.Equal((1, 1), (job.Starts, File.ReadLines(job.PathOf("commands")).Count()));
            Assert.Equal(0, await agent.EndAsync());
        }
    }

    [Fact]
    public async Task Agent_EndsWhileItPreparesAJob_TheNextOneStartsTheJob()
    {
        var (job, pipe) = await NewJobHeldInPreparationAsync();
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await Eventually.TrueAsync(() => Directory.Exists(job.WorkingDirectory));

        await agent.Client.ShutdownAsync();
        await File.ReadAllTextAsync(pipe);
        Assert.Equal(0, await agent.WaitForExitAsync());
        Assert.Equal(0, job.Starts);

        File.Delete(pipe);
        agent = await Sandbox.StartAgentAsync();
        Assert.Equal((3, 1), ((await agent.ResultAsync(job.AttemptId)).ExitCode, job.Starts));
    }

    [Fact]
    public async Task Agent_EndsWhileAPreparationHangs_EndsAllTheSame()
    {
        var (job, _) = await NewJobHeldInPreparationAsync();
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await Eventually.TrueAsync(() => Directory.Exists(job.WorkingDirectory));

        Assert.Equal(0, await agent.EndAsync());

        agent = await Sandbox.StartAgentAsync();
        Assert.Equal(AttemptOutcome.NodeLost, (await agent.ResultAsync(job.AttemptId)).Outcome);
    }

    [Fact]
    public async Task Agent_EndsBetweenTwoSteps_TheNextOneGoesOn()
    {
        var job = Sandbox.NewJob("echo $$ >>commands; exit 3").With(PlanStepNames.Preparation, TestJob.WaitForGo);
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();

        SystemProcesses.Stop(agent.Id);
        job.Go();
        await Eventually.TrueAsync(() => SystemProcesses.Shims(job.Folder.Root).Count == 0);
        ProcessSignals.Send(agent.Id, ProcessSignals.Terminate);
        SystemProcesses.Continue(agent.Id);
        Assert.Equal(0, await agent.WaitForExitAsync());

        agent = await Sandbox.StartAgentAsync();
        Assert.Equal(3, (await agent.ResultAsync(job.AttemptId)).ExitCode);
        Assert.Single(File.ReadLines(job.PathOf("commands")));
    }

    [Fact]
    public async Task Agent_EndsWhileAJobRuns_LeavesGroupsThatAreEmptyYet()
    {
        var job = Sandbox.NewJob(TestJob.WaitForGo);
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();
        if (Sandbox.Cgroup is not { } cgroup || !Directory.Exists(cgroup)) return;

        // As one that a shim is about to enter.
        var group = Directory.CreateDirectory(Path.Combine(cgroup, "entered-soon")).FullName;
        await agent.EndAsync();
        Assert.True(Directory.Exists(group));

        agent = await Sandbox.StartAgentAsync();
        job.Go();
        await agent.ResultAsync(job.AttemptId);
        await agent.EndAsync();
        Assert.False(Directory.Exists(cgroup));
    }

    [Fact]
    public async Task Connect_ManyAtOnce_ShareOneAgent()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ConnectAsync()));

        await Eventually.TrueAsync(() => SystemProcesses.Agents(Sandbox.DataRoot).Count == 1);

        await clients[0].ShutdownAsync();
        foreach (var client in clients) client.Dispose();
        await EndedAsync();
    }

    [Fact]
    public async Task Connect_WhileTheLastAgentIsEnding_GetsTheNext()
    {
        // An agent that ends has closed its socket already, and holds its lock a little longer.
        Directory.CreateDirectory(Sandbox.DataRoot);
        var ending = Descriptor.TryOpen(AgentPaths.Lock(Sandbox.DataRoot), createNew: true)!;
        Assert.True(ending.TryLock());
        var time = new CountingTime();
        var connecting = AgentProcess.ConnectAsync(Sandbox.DataRoot, lifeline: null, time, CancellationToken.None);
        await Eventually.TrueAsync(() => time.Waits > 60, "several agents were started, and have ended");
        ending.Dispose();

        using var client = await connecting;

        await client.ShutdownAsync();
        await EndedAsync();
    }

    [Fact]
    public async Task Lifeline_Ends_EndsJobsThenTheAgent()
    {
        var job = Sandbox.NewJob("trap 'touch asked; exit 0' TERM; echo $$ >>starts; while :; do sleep 0.05; done");
        var writer = await StartWithLifelineAsync(job);

        writer.Dispose();
        await EndedAsync();

        Assert.True(File.Exists(job.PathOf("asked")));
        Assert.Equal(AttemptOutcome.Terminated, job.RecordedResult?.Outcome);
    }

    [Fact]
    public async Task Lifeline_EndsWithoutAnAgent_ShimsKillTheJob()
    {
        var job = Sandbox.NewJob("trap '' TERM; echo $$ >>starts; while :; do sleep 0.05; done");
        job.Order.GraceSeconds = 0;
        var writer = await StartWithLifelineAsync(job);
        foreach (var agent in SystemProcesses.Agents(Sandbox.DataRoot)) SystemProcesses.Kill(agent);

        writer.Dispose();
        await EndedAsync();

        Assert.Equal(9, job.CommandFolder.End?.Signal);
    }

    [Fact]
    public async Task Lifeline_Holds_WhateverTheJobsVariablesTellTheShell()
    {
        // Bash's own waiting would end after so many seconds.
        var job = Sandbox.NewJob("sleep 0.5; echo $$ >>starts; sleep 3; exit 4").WithVariable("TMOUT", "1");
        job.Order.GraceSeconds = 0;

        using var writer = await StartWithLifelineAsync(job);
        await Eventually.TrueAsync(() => job.RecordedResult is not null);

        Assert.Equal((AttemptOutcome.Failed, 4), (job.RecordedResult!.Outcome, job.RecordedResult.ExitCode));
        writer.Dispose();
        await EndedAsync();
    }

    // Writing a file of the node's that is a pipe without a reader holds the agent there.
    private async Task<(TestJob Job, string Pipe)> NewJobHeldInPreparationAsync()
    {
        var job = Sandbox.NewJob("echo $$ >>starts; exit 3");
        job.Plan.Files.Add(new PlanFile { Path = "{node.root}/pipe" });
        var pipe = Path.Combine(Directory.CreateDirectory(job.NodeRoot).FullName, "pipe");
        await Shell.MakeFifoAsync(pipe);
        return (job, pipe);
    }

    private async Task<Descriptor> StartWithLifelineAsync(TestJob job)
    {
        var (reader, writer) = Descriptor.Pipe();
        using (reader)
        {
            using var client = await ConnectAsync(reader);
            job.Submit();
            await client.StartAsync(job.AttemptId);
        }

        await job.StartedAsync();
        return writer;
    }

    private Task<AgentClient> ConnectAsync(Descriptor? lifeline = null) =>
        AgentProcess.ConnectAsync(Sandbox.DataRoot, lifeline, TimeProvider.System, CancellationToken.None);

    private Task EndedAsync() => Eventually.TrueAsync(() => SystemProcesses.Mentioning(Sandbox.Root).Count == 0, "everything ended");

    /// <summary>Counts how often somebody waited.</summary>
    private sealed class CountingTime : TimeProvider
    {
        private int _waits;

        internal int Waits => Volatile.Read(ref _waits);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _waits);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
