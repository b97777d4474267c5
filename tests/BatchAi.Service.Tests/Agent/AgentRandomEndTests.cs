using System.Globalization;
using BatchAi.Core.Execution;
using BatchAi.Service.Tests.Support;
using Xunit.Abstractions;

namespace BatchAi.Service.Tests.Agent;

/// <summary>
/// Agents and shims are killed, or agents ended in order, at random moments while jobs run. <c>BATCHAI_TEST_KILLS</c>
/// says how often, <c>BATCHAI_TEST_SEED</c> repeats a run.
/// </summary>
public sealed class AgentRandomEndTests(ITestOutputHelper output) : SandboxTests
{
    private const int JobsAtOnce = 4;
    private readonly List<TestJob> _running = [];
    private int _jobs;

    [Fact]
    public async Task Kills_AtRandom_CostNoResultAndNeverRunAJobTwice()
    {
        var seed = Setting("BATCHAI_TEST_SEED", 20180501);
        var kills = Setting("BATCHAI_TEST_KILLS", 25);
        output.WriteLine($"seed {seed}, {kills} kills");
        var random = new Random(seed);
        var lost = 0;
        var agent = await Sandbox.StartAgentAsync();
        for (var kill = 0; kill < kills; kill++)
        {
            lost += await RefillAsync(agent, random);
            await Task.Delay(random.Next(300));
            if (random.Next(2) == 0) KillAShim(random);
            else agent = await ReplaceAsync(agent, random);
        }

        while (_running.Count > 0) lost += await CheckAsync(_running[0], agent);
        output.WriteLine($"{_jobs} jobs, {lost} attempts lost");
    }

    [Fact]
    public async Task Ends_AtRandom_CostNoAttempt()
    {
        var random = new Random(Setting("BATCHAI_TEST_SEED", 20180501));
        var agent = await Sandbox.StartAgentAsync();
        for (var end = Setting("BATCHAI_TEST_KILLS", 25); end > 0; end--)
        {
            Assert.Equal(0, await RefillAsync(agent, random));
            await Task.Delay(random.Next(100));
            Assert.Equal(0, await agent.EndAsync());
            agent = await Sandbox.StartAgentAsync();
        }

        while (_running.Count > 0) Assert.Equal(0, await CheckAsync(_running[0], agent));
        output.WriteLine($"{_jobs} jobs");
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : usual;

    private async Task<int> RefillAsync(TestAgent agent, Random random)
    {
        var lost = 0;
        foreach (var job in _running.Where(j => j.RecordedResult is not null).ToList()) lost += await CheckAsync(job, agent);
        while (_running.Count < JobsAtOnce)
        {
            var job = NewJob(random);
            _running.Add(job);
            await job.StartAsync(agent);
        }

        return lost;
    }

    // The file's lock is held by every process of the job: a second attempt would find the first one alive.
    private TestJob NewJob(Random random)
    {
        var length = random.Next(600).ToString("0000", CultureInfo.InvariantCulture);
        return Sandbox.NewJob(
            $"""
            exec 7>lock; flock -n 7 || touch overlap
            echo $AZ_BATCHAI_ATTEMPT_ID >>starts
            sleep 0.{length[1..]}
            exit {_jobs++ % 5}
            """).With(PlanStepNames.Preparation, "sleep 0.1").WithVariable("NUMBER", $"{_jobs - 1}");
    }

    private async Task<int> CheckAsync(TestJob job, TestAgent agent)
    {
        var result = await agent.ResultAsync(job.AttemptId);
        Assert.Empty(SystemProcesses.Mentioning(job.NodeRoot));
        Assert.False(File.Exists(job.PathOf("overlap")));
        Assert.False(File.Exists(job.Folder.Order));
        Assert.Equal(result.EndTime, job.RecordedResult?.EndTime);
        if (File.Exists(job.PathOf("starts"))) Assert.Distinct(File.ReadLines(job.PathOf("starts")));
        if (result.Outcome == AttemptOutcome.NodeLost)
        {
            job.SubmitAgain();
            await agent.Client.StartAsync(job.AttemptId);
            return 1;
        }

        var wanted = int.Parse(job.Plan.Environment[^1].Value!, CultureInfo.InvariantCulture) % 5;
        Assert.Equal((wanted == 0 ? AttemptOutcome.Succeeded : AttemptOutcome.Failed, wanted), (result.Outcome, result.ExitCode));
        _running.Remove(job);
        return 0;
    }

    private void KillAShim(Random random)
    {
        var shims = SystemProcesses.Shims(Sandbox.DataRoot);
        if (shims.Count > 0) SystemProcesses.Kill(shims[random.Next(shims.Count)]);
    }

    private async Task<TestAgent> ReplaceAsync(TestAgent agent, Random random)
    {
        await agent.KillAsync();
        if (random.Next(2) == 0) await Task.Delay(random.Next(300));
        return await Sandbox.StartAgentAsync();
    }
}
