using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Runs;

public sealed class RunJsonTests : IDisposable
{
    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [PosixFact]
    public async Task Run_AsJson_TellsPlanLinesFaultsAndEnd()
    {
        var job = TestJob.Custom("echo 'a \"quoted\" line'; echo oops >&2; exit 4").WithOutput("OUT").With("mountVolumes", TestJob.Shares("logs", "given"));
        _sandbox.WriteJob("job.json", job.With("environmentVariables", new JsonArray(new JsonObject { ["name"] = "AZ_BATCHAI_X", ["value"] = "1" })));
        _sandbox.Write("given/file", "");
        var result = await _sandbox.RunAsync("run", "job.json", "--out", "o", "--json");
        Assert.Equal(4, result.ExitCode);
        Assert.Empty(result.Error);

        var fault = Assert.Single(result.EventsNamed("fault"));
        Assert.Equal(("job.json", "Warning", "ReservedName", 1), ((string?)fault["file"], (string?)fault["severity"], (string?)fault["code"], (int?)fault["line"]));
        var plan = Assert.Single(result.EventsNamed("plan"));
        Assert.Equal(_sandbox.PathOf("o"), (string?)plan["folder"]);
        Assert.Equal([_sandbox.PathOf("o/logs"), _sandbox.PathOf("given")], plan["mountSources"]!.AsArray().Select(source => (string?)source));
        Assert.Equal("job", (string?)plan["plan"]!["jobName"]);
        var lines = result.EventsNamed("line").Select(line => ((string?)line["file"], (string?)line["line"]));
        Assert.Equal([("stdout", "a \"quoted\" line"), ("stderr", "oops")], lines);

        Assert.Equal("end", (string?)result.LastEvent["event"]);
        Assert.Equal(4, (int?)result.LastEvent["exitCode"]);
        Assert.Equal("Failed", (string?)result.LastEvent["result"]!["outcome"]);
        Assert.Equal(["stdouterr", "OUT"], result.LastEvent["outputs"]!.AsArray().Select(output => (string?)output!["id"]));
        Assert.True(Path.IsPathFullyQualified(result.OutputPath("OUT")));
        Assert.True(Directory.Exists(result.OutputPath("OUT")));
    }

    [PosixFact]
    public async Task Run_PlanAsJson_HasMountsWithoutContentAsNull()
    {
        _sandbox.WriteJob("job.json", "true");
        var result = await _sandbox.RunAsync("run", "job.json", "--plan", "--json");
        Assert.Equal(["plan", "end"], result.Events.Select(one => (string?)one["event"]));
        Assert.Equal("[null]", result.Events[0]["mountSources"]!.ToJsonString());
        Assert.Equal(0, (int?)result.LastEvent["exitCode"]);
    }
}
