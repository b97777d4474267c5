using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

public sealed class AgentThriftTests : SandboxTests
{
    private const int Jobs = 184;
    private const int AtOnce = 8;
    private const long Page = 4096;

    [Fact]
    public async Task Jobs_ByTheHundreds_CostTheAgentNothingInTheEnd()
    {
        var agent = await Sandbox.StartAgentAsync();
        await RunAsync(agent, AtOnce * 2);
        var (descriptors, memory) = (Descriptors(agent), ResidentBytes(agent));

        await RunAsync(agent, Jobs);

        await Eventually.TrueAsync(() => Descriptors(agent) <= descriptors, "as many open files as before");
        await Eventually.TrueAsync(() => !ProcessTable.Read().Any(p => p.Parent == agent.Id), "no child, dead or alive");
        Assert.InRange(ResidentBytes(agent) - memory, long.MinValue, 40 << 20);
        if (Sandbox.Cgroup is { } cgroup && Directory.Exists(cgroup)) Assert.Empty(Directory.EnumerateDirectories(cgroup));
    }

    private async Task RunAsync(TestAgent agent, int count)
    {
        for (var done = 0; done < count; done += AtOnce)
        {
            var jobs = Enumerable.Range(0, AtOnce).Select(_ => Sandbox.NewJob("true")).ToList();
            var results = await Task.WhenAll(jobs.Select(j => j.RunAsync(agent)));
            Assert.All(results, r => Assert.Equal(AttemptOutcome.Succeeded, r.Outcome));
            foreach (var job in jobs) await agent.Client.ForgetAsync(job.AttemptId);
        }
    }

    // The runtime opens its libraries when it first needs them, and keeps them.
    private static int Descriptors(TestAgent agent) =>
        Directory.EnumerateFileSystemEntries($"/proc/{agent.Id}/fd").Count(f => new FileInfo(f).LinkTarget?.EndsWith(".dll", StringComparison.Ordinal) == false);

    private static long ResidentBytes(TestAgent agent) => long.Parse(File.ReadAllText($"/proc/{agent.Id}/statm").Split(' ')[1]) * Page;
}
