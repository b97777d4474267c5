using BatchAi.Core.Execution;
using BatchAi.Service.Hosting;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

/// <summary>Data roots and nodes' folders may be called whatever a file system allows.</summary>
public sealed class AgentNameTests
{
    [Theory]
    [InlineData("with blanks  inside ")]
    [InlineData("it's \"quoted\"")]
    [InlineData("$(touch pwned)`touch pwned`")]
    [InlineData("; touch pwned & | > pwned")]
    [InlineData("new\nline\ttab")]
    [InlineData("-rf")]
    [InlineData("*?[a]{b}{node.root}%s%n")]
    [InlineData("back\\slash\\n")]
    [InlineData("😀-שלום-ä")]
    [InlineData("a-name-of-two-hundred-and-more-characters")]
    public async Task Names_OfAnyKind_RunJobsAndMakeNothingElse(string name)
    {
        var sandbox = new AgentSandbox(name.Length > 30 ? name.PadRight(220, 'x') : name);
        var job = sandbox.NewJob("echo $$ >>$TEST_NODE_ROOT/job/wd/starts; pwd; exit 7").With(PlanStepNames.Preparation, "true");
        var agent = await sandbox.StartAgentAsync();

        var result = await job.RunAsync(agent);

        Assert.Equal((AttemptOutcome.Failed, 7, 1), (result.Outcome, result.ExitCode, job.Starts));
        Assert.Equal(PlainPath.To(job.NodeRoot) + "/job/wd\n", job.StandardOutput);
        Assert.Equal([sandbox.Inner], Directory.EnumerateFileSystemEntries(sandbox.Root));
        Assert.Equal(["data", "nodes"], Directory.EnumerateFileSystemEntries(sandbox.Inner).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.EnumerateFiles(sandbox.Root, "pwned*", SearchOption.AllDirectories));
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Names_OfAnyKind_AreAdoptedToo()
    {
        var sandbox = new AgentSandbox("it's $(a) \n 😀");
        var job = sandbox.NewJob(TestJob.WaitForGo + "exit 7");
        var agent = await sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();
        await agent.KillAsync();

        agent = await sandbox.StartAgentAsync();
        job.Go();

        Assert.Equal(7, (await agent.ResultAsync(job.AttemptId)).ExitCode);
        await sandbox.DisposeAsync();
    }
}
