using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Runs;

public sealed class RunContainerTests : IDisposable
{
    private const string NoEngine = "#!/bin/sh\necho 'Cannot connect to the daemon.' >&2\nexit 1\n";
    private readonly RunSandbox _sandbox = new();

    public RunContainerTests()
    {
        var job = TestJob.Custom("echo I run ${INSIDE:-on the host}; printf %s \"$TOKEN\" | wc -c; echo made > $AZ_BATCHAI_OUTPUT_OUT/f").WithContainer("example/image:1").WithSecret("TOKEN", "canary-secret").WithOutput("OUT");
        _sandbox.WriteJob("job.json", job.With("jobPreparation", new JsonObject { ["commandLine"] = "echo preparing ${INSIDE:-on the host}" }));
        _sandbox.WriteProgram("podman", NoEngine);
        _sandbox.WriteProgram("docker", NoEngine);
    }

    public void Dispose() => _sandbox.Dispose();

    [PosixFact]
    public async Task Run_WithoutEngine_WarnsAndRunsOnTheHost()
    {
        var result = await _sandbox.RunAsync("run", "job.json", "--json");
        Assert.Equal(0, result.ExitCode);
        var warning = (string?)Assert.Single(result.EventsNamed("warning"))["message"];
        Assert.Contains("'example/image:1'", warning, StringComparison.Ordinal);
        Assert.Contains("neither docker nor podman answers", warning, StringComparison.Ordinal);
        Assert.Contains("echo preparing ${INSIDE:-on the host}", warning, StringComparison.Ordinal);
        Assert.Contains("image example/image:1 is not used", File.ReadAllText(Path.Combine(result.OutputPath("stdouterr"), "execution.log")), StringComparison.Ordinal);
        Assert.Contains(result.EventsNamed("line"), line => (string?)line["line"] == "I run on the host");
    }

    [PosixFact]
    public async Task Run_ThatRequiresAnEngine_IsRefusedWithoutOne()
    {
        var before = _sandbox.List();
        var result = await _sandbox.RunAsync("run", "job.json", "--containers", "require");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("error ContainerEngineMissing:", result.Error, StringComparison.Ordinal);
        Assert.Contains("--containers prefer", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _sandbox.List());
    }

    [PosixFact]
    public async Task Run_ThatWantsNoEngine_AsksNoneAndIsSilent()
    {
        var mark = _sandbox.PathOf("asked");
        _sandbox.WriteProgram("docker", $"#!/bin/sh\n: > '{mark}'\nexit 0\n");
        var result = await _sandbox.RunAsync("run", "job.json", "--containers", "never");
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.False(File.Exists(mark));
        Assert.Contains("stdout| I run on the host", result.Lines);
    }

    [PosixFact]
    public async Task Run_WithEngine_RunsEverythingInItsContainer()
    {
        var calls = _sandbox.PathOf("calls");
        _sandbox.WriteProgram("docker", FakeContainerEngine(calls));
        var result = await _sandbox.RunAsync("run", "job.json", "--containers", "require");
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Empty(result.Error);
        Assert.Contains("container   example/image:1 from registry.example", result.Lines);
        Assert.Contains("stdout-job_prep| preparing in the container", result.Lines);
        Assert.Contains("stdout| I run in the container", result.Lines);
        Assert.Contains("stdout| 13", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("  f ", StringComparison.Ordinal));

        var verbs = File.ReadLines(calls).Where(line => line.StartsWith("call ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);
        Assert.Equal(["info", "login", "image", "run", "exec", "exec", "rm"], verbs);
        Assert.DoesNotContain("canary", File.ReadAllText(calls), StringComparison.Ordinal);
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PosixFact]
    public async Task Run_WhoseContainerDoesNotStart_SaysWhereToLook()
    {
        _sandbox.WriteProgram("docker", "#!/bin/sh\ncase $1 in run) echo 'no such runtime' >&2; exit 125;; esac\nexit 0\n");
        var result = await _sandbox.RunAsync("run", "job.json", "--json");
        Assert.Equal(126, result.ExitCode);
        Assert.Contains("execution log", (string?)result.LastEvent["result"]!["message"], StringComparison.Ordinal);
        Assert.Contains("no such runtime", File.ReadAllText(Path.Combine(result.OutputPath("stdouterr"), "execution.log")), StringComparison.Ordinal);
    }

    // Answers as an engine does; its containers are the host with a mark.
    private static string FakeContainerEngine(string calls) => $$"""
        #!/bin/sh
        echo "call $@" >> '{{calls}}'
        [ "$1" = exec ] || exit 0
        shift
        while :; do
            case $1 in
                --workdir) cd "$2" || exit 1; shift 2 ;;
                --env) shift 2 ;;
                *) break ;;
            esac
        done
        shift
        INSIDE='in the container' exec "$@"
        """;
}
