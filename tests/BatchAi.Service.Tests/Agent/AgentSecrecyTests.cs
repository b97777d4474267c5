using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

public sealed class AgentSecrecyTests : SandboxTests
{
    private const string Canary = "canary-5e1f";
    private static readonly string[] OfAnyShell = ["PWD", "OLDPWD", "SHLVL", "_"];

    [Fact]
    public async Task Environment_OfTheAgent_ReachesNoJobButForTheAllowed()
    {
        foreach (var name in new[] { "AZURE_CLIENT_SECRET", "DOTNET_FOO", "GITHUB_TOKEN", "BATCHAI_TOKEN", "BASH_ENV", "LD_PRELOAD_X", "XDG_RUNTIME_DIR" })
        {
            Sandbox.Environment[name] = Canary;
        }

        Sandbox.Environment["LC_TIME"] = "C";
        Sandbox.Environment["CONDA_PREFIX"] = "/opt/conda";
        var job = Sandbox.NewJob("env >command.env").With(PlanStepNames.Preparation, "env >preparation.env");
        var agent = await Sandbox.StartAgentAsync();

        Assert.Equal(AttemptOutcome.Succeeded, (await job.RunAsync(agent)).Outcome);

        foreach (var file in new[] { "command.env", "preparation.env" })
        {
            var lines = await File.ReadAllLinesAsync(job.PathOf(file));
            Assert.DoesNotContain(lines, l => l.Contains(Canary, StringComparison.Ordinal));
            string[] allowed = ["PATH", "HOME", "TMPDIR", "LC_TIME", "CONDA_PREFIX", "AZ_BATCHAI_ATTEMPT_ID", "TEST_NODE_ROOT", .. OfAnyShell];
            Assert.Empty(lines.Select(l => l.Split('=')[0]).Except(allowed));
            Assert.Contains("CONDA_PREFIX=/opt/conda", lines);
        }
    }

    [Fact]
    public async Task Secret_OfAJob_IsInNoArgumentLogNorLeftFile()
    {
        var job = Sandbox.NewJob("test \"${#TOKEN}\" = 11 || exit 1; " + TestJob.WaitForGo);
        job.Plan.Environment.Add(new PlanVariable { Name = "TOKEN", IsSecret = true });
        job.Order.Secrets.Environment["TOKEN"] = Canary;
        var agent = await Sandbox.StartAgentAsync();
        await job.StartAsync(agent);
        await job.StartedAsync();

        Assert.DoesNotContain(ProcessTable.Read(), p => SystemProcesses.Arguments(p.Id).Contains(Canary, StringComparison.Ordinal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(job.Folder.Order));
        Assert.Equal([job.Folder.Order], FilesWithTheCanary());
        job.Go();
        var result = await agent.ResultAsync(job.AttemptId);

        Assert.Equal(AttemptOutcome.Succeeded, result.Outcome);
        Assert.False(File.Exists(job.Folder.Order));
        Assert.Empty(FilesWithTheCanary());
    }

    [Fact]
    public async Task Folders_OfTheAgent_AreTheOwnersAlone()
    {
        var job = Sandbox.NewJob("true");
        await job.RunAsync(await Sandbox.StartAgentAsync());

        const UnixFileMode others = (UnixFileMode)0b111_111;
        foreach (var folder in new[] { Sandbox.DataRoot, job.Folder.Root, job.CommandFolder.Root, Path.Combine(Sandbox.DataRoot, "bin"), Path.Combine(Sandbox.DataRoot, "logs") })
        {
            Assert.Equal(default, File.GetUnixFileMode(folder) & others);
        }
    }

    private IEnumerable<string> FilesWithTheCanary() =>
        Directory.EnumerateFiles(Sandbox.Root, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is not ("agent.sock" or "agent.lock" or "claim") && File.ReadAllText(f).Contains(Canary, StringComparison.Ordinal));
}
