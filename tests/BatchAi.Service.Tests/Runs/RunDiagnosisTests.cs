using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Runs;

/// <summary>What a run says of a job before it runs, and of one that failed.</summary>
public sealed class RunDiagnosisTests : IDisposable
{
    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [PosixFact]
    public async Task Run_ThatFails_TellsWhatTheExitCodeMeansAndWhatToDo()
    {
        _sandbox.WriteJob("job.json", "echo working; nonexisting-command");

        var result = await _sandbox.RunAsync("run", "job.json");

        var at = result.Lines.ToList().FindIndex(line => line.StartsWith("failed: exit code 127 after ", StringComparison.Ordinal));
        Assert.Equal("There is no command 'nonexisting-command': check its spelling, or install it in the job's preparation.", result.Lines[at + 1]);
        Assert.Equal("last lines of stderr", result.Lines[at + 2]);
        Assert.Contains("nonexisting-command", result.Lines[at + 3], StringComparison.Ordinal);
    }

    [PosixFact]
    public async Task Run_WhosePreparationFails_ShowsItsLines()
    {
        var job = TestJob.Custom("true").With("jobPreparation", new JsonObject { ["commandLine"] = "echo on its way; echo '##vso[task.complete]' >&2; exit 5" });
        _sandbox.WriteJob("job.json", job);

        var result = await _sandbox.RunAsync("run", "job.json");

        Assert.Equal(125, result.ExitCode);
        Assert.Contains("last lines of stderr-job_prep", result.Lines);
    }

    [PosixFact]
    public async Task Run_ThatFails_TellsProgramsToo()
    {
        _sandbox.WriteJob("job.json", "python3 -c 'import nonexisting_module'");

        var result = await _sandbox.RunAsync("run", "job.json", "--json");

        var advice = result.Events[^1]["advice"]!;
        Assert.Contains("nonexisting_module", (string?)advice["hints"]![0], StringComparison.Ordinal);
        Assert.Equal("stderr", (string?)advice["lookAt"]);
        Assert.Null(advice["exitCodeMeaning"]);
    }

    [PosixFact]
    public async Task Run_ThatSucceeds_HasNoAdvice()
    {
        _sandbox.WriteJob("job.json", "echo 'MemoryError' >&2");

        Assert.Null((await _sandbox.RunAsync("run", "job.json", "--json")).Events[^1]["advice"]);
    }

    [PosixFact]
    public async Task Plan_OfOutputOnThisMachinesDisk_WarnsOfIt()
    {
        _sandbox.WriteJob("job.json", TestJob.Custom("true", "/nowhere/out").WithOutput("OWN", "$AZ_BATCHAI_JOB_TEMP/x"));

        var result = await _sandbox.RunAsync("run", "--plan", "job.json");

        var warning = Assert.Single(result.Lines, line => line.Contains("no mount", StringComparison.Ordinal));
        Assert.Equal("warning     The output directory 'stdouterr' lies on no mount: its files are written to this machine's own disk, and a service cannot list them.", warning);
        Assert.Empty(result.Error);
    }

    [PosixFact]
    public async Task Plan_OfAJobWithUndefinedVariables_TellsEachOnce()
    {
        _sandbox.WriteJob("job.json", "ls $AZ_BATCHAI_INPUT_x $AZ_BATCHAI_NONE");

        var result = await _sandbox.RunAsync("run", "--plan", "job.json", "--env", "GIVEN=$AZ_BATCHAI_OUTPUT_Y");

        Assert.Contains("warning UndeclaredDirectory: '$AZ_BATCHAI_INPUT_x' is used", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["warning     The variable 'GIVEN' uses '$AZ_BATCHAI_OUTPUT_Y', which nothing defines; it is empty.", "warning     The command line uses '$AZ_BATCHAI_NONE', which nothing defines; it is empty."],
            result.Lines.Where(line => line.StartsWith("warning ", StringComparison.Ordinal)));
    }

    [PosixFact]
    public async Task Plan_OfAJobWhoseScriptIsMissing_WarnsOfIt()
    {
        var job = TestJob.Custom("python3 $AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/train.py; bash $AZ_BATCHAI_JOB_MOUNT_ROOT/nowhere/x.sh; bash $AZ_BATCHAI_JOB_MOUNT_ROOT/fresh/y.sh")
            .With("mountVolumes", TestJob.Shares(["logs", "scripts", "fresh"]));
        _sandbox.Write("scripts/other.py", "");
        _sandbox.WriteJob("job.json", job);

        var result = await _sandbox.RunAsync("run", "--plan", "job.json");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("warning MissingScript: There is no file 'train.py' in what is mounted as 'scripts'; put it into the folder 'scripts' next to the job file.", result.Error, StringComparison.Ordinal);
        Assert.Contains("warning MissingScript: There is no file 'y.sh' in what is mounted as 'fresh'; the mount will be a new folder", result.Error, StringComparison.Ordinal);
        Assert.Contains("warning UnmountedPath: '$AZ_BATCHAI_JOB_MOUNT_ROOT/nowhere/x.sh' is used", result.Error, StringComparison.Ordinal);

        _sandbox.Write("scripts/train.py", "");
        Assert.DoesNotContain("train.py", (await _sandbox.RunAsync("run", "--plan", "job.json")).Error, StringComparison.Ordinal);
    }
}
