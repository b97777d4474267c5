using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Runs;

public sealed class RunSecretTests : IDisposable
{
    private readonly RunSandbox _sandbox = new();

    public RunSecretTests()
    {
        _sandbox.WriteJob("job.json", TestJob.Custom("printf %s \"$TOKEN\" | wc -c").WithSecret("TOKEN", "canary-file").WithContainer("example/image"));
        _sandbox.Environment["TOKEN"] = "canary-shell";
        _sandbox.Environment["OTHER"] = "canary-other";
    }

    public void Dispose() => _sandbox.Dispose();

    [PosixTheory]
    [InlineData(0)]
    [InlineData(0, "--plan")]
    [InlineData(0, "--plan", "--json")]
    [InlineData(0, "--json")]
    [InlineData(0, "--json", "--env", "TOKEN=canary-env")]
    [InlineData(0, "--json", "--env", "TOKEN", "--env", "OTHER")]
    [InlineData(0, "--plan", "--json", "--set", "properties.secrets[0].value=canary-set")]
    [InlineData(2, "--set", "properties.secrets[0].value={\"canary\":1}")]
    [InlineData(2, "--json", "--set", "properties.secrets[0].value=[\"canary\"]")]
    [InlineData(2, "--json", "--set", "properties.secrets[0]=canary")]
    [InlineData(2, "--set", "properties.secrets=canary")]
    [InlineData(2, "--set", "properties.secrets[0].valeu=canary")]
    public async Task Run_WithSecret_NeverShowsItsValue(int exitCode, params string[] options)
    {
        var result = await _sandbox.RunAsync(["run", "job.json", "--containers", "never", .. options]);
        Assert.True(result.ExitCode == exitCode, result.ToString());
        Assert.DoesNotContain("canary", result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(_sandbox.List().Select(_sandbox.PathOf).Where(path => File.Exists(path) && path != _sandbox.PathOf("job.json")), path => File.ReadAllText(path).Contains("canary", StringComparison.Ordinal));
    }

    [PosixTheory]
    [InlineData("11")]
    [InlineData("12", "--env", "TOKEN")]
    [InlineData("3", "--env", "TOKEN=new")]
    [InlineData("4", "--set", "properties.secrets[0].value=more")]
    public async Task Run_WithSecret_GivesItToTheJob(string length, params string[] options)
    {
        var result = await _sandbox.RunAsync(["run", "job.json", "--containers", "never", .. options]);
        Assert.Contains($"stdout| {length}", result.Lines);
        Assert.Contains("secret      TOKEN", result.Lines);
    }

    [PosixFact]
    public async Task Run_WhileItRuns_ShowsNoSecretInArgumentsAndKeepsFilesToTheOwner()
    {
        var secret = $"canary-{Guid.NewGuid():N}";
        _sandbox.WriteJob("wait.json", TestJob.Custom($"echo ready; while [ ! -e '{_sandbox.PathOf("go")}' ]; do sleep 0.05; done").WithSecret("TOKEN", secret));
        using var running = _sandbox.Start("run", "wait.json", "--out", "o");
        await running.WaitForLineAsync("stdout| ready");
        if (OperatingSystem.IsLinux()) Assert.DoesNotContain(Arguments(), text => text.Contains(secret, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_sandbox.PathOf("o/.batchai")));
        _sandbox.Write("go", "");
        Assert.Equal(0, (await running.EndAsync()).ExitCode);
    }

    private static IEnumerable<string> Arguments()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            string text;
            try
            {
                text = File.ReadAllText(process + "/cmdline");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            yield return text;
        }
    }
}
