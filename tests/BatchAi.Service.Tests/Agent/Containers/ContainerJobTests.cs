using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent.Containers;

public sealed class ContainerJobTests(SharedAgent shared) : IClassFixture<SharedAgent>
{
    [Fact]
    public async Task Job_InAContainer_StartsItBeforeThePreparationAndRemovesItAfterTheCommand()
    {
        var (job, engine) = NewJob("echo $FRUIT; exit 3");
        job.With(PlanStepNames.Preparation, "echo preparing").With(PlanStepNames.Setup, "true").WithVariable("FRUIT", "pear");

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.Failed, 3, "pear\n"), (result.Outcome, result.ExitCode, job.StandardOutput));
        var name = $"batchai-{job.AttemptId}-0";
        Assert.Equal(["image inspect", "pull", "run", "exec", "exec", "rm"], engine.Calls.Select(CommandOf));
        Assert.StartsWith("image inspect an/image:1", engine.Calls[0], StringComparison.Ordinal);
        Assert.StartsWith($"run --detach --init --name {name} ", engine.Calls[2], StringComparison.Ordinal);
        Assert.EndsWith("echo preparing ", engine.Calls[3], StringComparison.Ordinal);
        Assert.EndsWith("echo $FRUIT; exit 3 ", engine.Calls[4], StringComparison.Ordinal);
        Assert.Equal($"rm --force {name} ", engine.Calls[5]);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("pull")]
    public async Task Job_WhoseContainerDoesNotStart_IsAStartFailure(string command)
    {
        var (job, engine) = NewJob("echo ran");
        engine.Fail(command);

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.StartFailed, "container", 125), (result.Outcome, result.Step, result.ExitCode));
        Assert.Contains($"no {command} today", job.ExecutionLog, StringComparison.Ordinal);
        Assert.Equal("rm", CommandOf(engine.Calls[^1]));
        Assert.Equal("", job.StandardOutput);
    }

    [Fact]
    public async Task Job_WhosePreparationFails_StillGivesTheContainerBack()
    {
        var (job, engine) = NewJob("echo ran");
        job.With(PlanStepNames.Preparation, "exit 6");

        var result = await job.RunAsync(shared.Agent);

        Assert.Equal((AttemptOutcome.PreparationFailed, 6), (result.Outcome, result.ExitCode));
        Assert.Equal(["image inspect", "pull", "run", "exec", "rm"], engine.Calls.Select(CommandOf));
    }

    [Fact]
    public async Task Password_OfARegistry_IsPipedAndInNoArgument()
    {
        var (job, engine) = NewJob("env");
        job.Plan.Container!.RegistryUser = "user";
        job.Order.Secrets.RegistryPassword = "pass-8c'2\"f";

        Assert.Equal(AttemptOutcome.Succeeded, (await job.RunAsync(shared.Agent)).Outcome);

        Assert.Equal("login --username user --password-stdin ", engine.Calls[0]);
        Assert.Equal("pass-8c'2\"f", await File.ReadAllTextAsync(Path.Combine(engine.Folder, "password")));
        Assert.DoesNotContain(engine.Calls, c => c.Contains("pass-8c", StringComparison.Ordinal));
        Assert.DoesNotContain("pass-8c", job.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_OfSeveralNodes_GivesTheMastersContainerAllGpus_AndItsProcessesTheirOwn()
    {
        var (job, engine) = NewJob("echo $CUDA_VISIBLE_DEVICES");
        var (nodes, task) = (job.Order.Allocation.Nodes, job.Plan.Steps[0].Tasks[0]);
        nodes[0].Gpus = ["GPU-0"];
        nodes.Add(new AllocatedNode { Id = "node-1", Address = "127.0.1.2", Root = job.NodeRoot + "-1", Gpus = ["GPU-1"] });
        job.Plan.NodeCount = 2;
        job.Plan.NodeScript = "{node.root}/job/nodes";

        var result = await job.RunAsync(shared.Agent);

        Assert.True(result.Outcome == AttemptOutcome.Succeeded, result.Message);
        Assert.Equal(0, task.Node);
        Assert.Equal(["\"device=GPU-0,GPU-1\"", "\"device=GPU-1\""], engine.Calls.Where(call => CommandOf(call) == "run").Select(call => call.Split("--gpus ")[1].Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.Contains(" --env CUDA_VISIBLE_DEVICES ", engine.Calls.Single(call => CommandOf(call) == "exec"), StringComparison.Ordinal);
        Assert.Equal("GPU-0\n", job.StandardOutput);
    }

    [Fact]
    public async Task Container_NotRemoved_LeavesTheResultAsItIs()
    {
        var (job, engine) = NewJob("exit 4");
        engine.Fail("rm");

        Assert.Equal(4, (await job.RunAsync(shared.Agent)).ExitCode);
        Assert.Contains("no rm today", shared.Sandbox.AgentLog, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_OfAJobInAContainer_RemovesTheContainer()
    {
        var (job, engine) = NewJob(TestJob.WaitForGo);
        await job.StartAsync(shared.Agent);
        await job.StartedAsync();

        await shared.Agent.Client.StopAsync(job.AttemptId, TimeSpan.FromSeconds(1));
        var result = await shared.Agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.Terminated, result.Outcome);
        Assert.Equal("rm", CommandOf(engine.Calls[^1]));
    }

    [Fact]
    public async Task Job_WithoutAnEngine_RunsOnTheHostAndTheLogSaysSo()
    {
        var job = shared.NewJob("exit 4");
        job.Plan.Container = new PlanContainer { Image = "an/image:1" };

        Assert.Equal(4, (await job.RunAsync(shared.Agent)).ExitCode);
        Assert.Contains("image an/image:1 is not used", job.ExecutionLog, StringComparison.Ordinal);
    }

    private (TestJob Job, FakeContainerEngine Engine) NewJob(string commandLine)
    {
        var job = shared.NewJob(commandLine);
        var engine = new FakeContainerEngine(job.NodeRoot + "-engine");
        job.Plan.Container = new PlanContainer { Image = "an/image:1" };
        job.Order.ContainerEngine = engine.Program;
        return (job, engine);
    }

    private static string CommandOf(string call) => call.StartsWith("image ", StringComparison.Ordinal) ? "image inspect" : call.Split(' ')[0];
}
