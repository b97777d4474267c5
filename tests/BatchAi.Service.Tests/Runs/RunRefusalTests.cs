using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Runs;

public sealed class RunRefusalTests : IDisposable
{
    private readonly RunSandbox _sandbox = new();

    public RunRefusalTests()
    {
        _sandbox.WriteJob("job.json", "true");
        _sandbox.Write("empty.json", "");
        _sandbox.Write("broken.json", "{ \"properties\": ");
        _sandbox.Write("full/file", "precious");
        _sandbox.WriteJob("secret.json", TestJob.Custom("true").With("secrets", new JsonArray(new JsonObject
        {
            ["name"] = "TOKEN",
            ["valueSecretReference"] = new JsonObject
            {
                ["sourceVault"] = new JsonObject { ["id"] = "/vault" },
                ["secretUrl"] = "https://vault.example/secrets/token",
            },
        })));
    }

    public void Dispose() => _sandbox.Dispose();

    [PosixTheory]
    [InlineData("There is no file 'nosuch.json'.", "nosuch.json")]
    [InlineData("There is no file ''.", "")]
    [InlineData("There is no file '@job.json'.", "@job.json")]
    [InlineData("'full' is a folder.", "full")]
    [InlineData("empty.json:1:1: error InvalidJson: The file is empty", "empty.json")]
    [InlineData("broken.json:1:17: error InvalidJson:", "broken.json")]
    [InlineData("error FileTooLarge:", "/dev/zero")]
    [InlineData("There is no file 'nosuch.json'.", "job.json", "--cluster", "nosuch.json")]
    [InlineData("job.json:1:15: error MissingMember: 'vmSize'", "job.json", "--cluster", "job.json")]
    [InlineData("error InvalidOverride: The override 'foo' has no '='", "job.json", "--set", "foo")]
    [InlineData("error OutOfRange: 'nodeCount' is 0", "job.json", "--set", "properties.nodeCount=0")]
    [InlineData("error TooManyNodes:", "job.json", "--set", "properties.nodeCount=9999999")]
    [InlineData("error InvalidEnvironmentVariable: --env: '' is no name", "job.json", "--env", "=x")]
    [InlineData("error InvalidEnvironmentVariable: --env: 'A-B' is no name", "job.json", "--env", "A-B=1")]
    [InlineData("error InvalidEnvironmentVariable: --env BATCHAI_NOT_SET: this shell has no variable of that name.", "job.json", "--env", "BATCHAI_NOT_SET")]
    [InlineData("error OutputFolderNotEmpty: The folder 'full' has something in it already.", "job.json", "--out", "full")]
    [InlineData("error OutputFolderNotUsable:", "job.json", "--out", "job.json")]
    [InlineData("error OutputFolderNotUsable:", "job.json", "--out", "job.json/below")]
    [InlineData("error OutputFolderNotUsable:", "job.json", "--out", "")]
    [InlineData("error SecretValueMissing: The secret 'TOKEN' has no value.", "secret.json")]
    [InlineData("'soon' is no time", "job.json", "--timeout", "soon")]
    [InlineData("'-5' is no time", "job.json", "--timeout", "-5")]
    [InlineData("Must be one of", "job.json", "--containers", "1")]
    [InlineData("Unrecognized command or argument '--frob'.", "job.json", "--frob")]
    public async Task Run_OfWrongInput_SaysSoOnceAndLeavesNothing(string expected, params string[] arguments)
    {
        var before = _sandbox.List();
        var result = await _sandbox.RunAsync(["run", .. arguments]);
        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("BatchAi.Service", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _sandbox.List());
        Assert.Equal("precious", _sandbox.Read("full/file"));
    }

    [PosixFact]
    public async Task Run_OfUnreadableFile_SaysSo()
    {
        // Root may read everything.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return;
        File.SetUnixFileMode(_sandbox.PathOf("job.json"), UnixFileMode.None);
        var result = await _sandbox.RunAsync("run", "job.json");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("You may not read 'job.json'.", result.Error, StringComparison.Ordinal);
    }

    [PosixFact]
    public async Task Run_RefusedAsJson_EndsWithTheExitCode()
    {
        var wrong = await _sandbox.RunAsync("run", "job.json", "--json", "--set", "properties.nodeCount=0");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Equal("OutOfRange", (string?)Assert.Single(wrong.EventsNamed("fault"))["code"]);
        Assert.Equal("""{"event":"end","exitCode":2}""", wrong.Lines[^1]);

        var missing = await _sandbox.RunAsync("run", "nosuch.json", "--json");
        Assert.Equal("FileNotReadable", (string?)Assert.Single(missing.EventsNamed("error"))["code"]);
        Assert.Equal("""{"event":"end","exitCode":2}""", missing.Lines[^1]);
    }

    [PosixFact]
    public async Task Run_PlanOnly_LeavesNothing()
    {
        var before = _sandbox.List();
        var result = await _sandbox.RunAsync("run", "job.json", "--plan", "--out", "new");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("mount       $AZ_BATCHAI_JOB_MOUNT_ROOT/logs ← a new folder", result.Lines);
        Assert.Equal(before, _sandbox.List());
    }
}
