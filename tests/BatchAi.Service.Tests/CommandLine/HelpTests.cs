using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.CommandLine;

public sealed class HelpTests : IDisposable
{
    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Help_OfRun_TellsExitCodesAndWhereMountsAre()
    {
        var result = await _sandbox.RunAsync("run", "--help");
        Assert.Equal(0, result.ExitCode);
        foreach (var code in new[] { "2 the file", "124 time limit", "125 preparation", "126 could not start", "127 node lost", "130 ended by Ctrl-C", "128+n killed", "70 a fault" })
        {
            Assert.Contains(code, result.Output.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Contains("shared, not copied", result.Output, StringComparison.Ordinal);
        Assert.Contains("prefer|require|never", result.Output, StringComparison.Ordinal);
        Assert.Contains("[default: prefer]", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfTheProgram_HidesTheAgent()
    {
        var result = await _sandbox.RunAsync("--help");
        Assert.Contains("run <job-file>", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("agent", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run --containers ", "never", "prefer", "require")]
    [InlineData("run --c", "--cluster", "--containers")]
    [InlineData("ru", "run")]
    public async Task Completion_OfWords_GivesThem(string typed, params string[] expected)
    {
        var result = await _sandbox.RunAsync($"[suggest:{typed.Length}]", typed);
        Assert.Equal(expected, result.Lines);
    }

    [Fact]
    public async Task Run_WithoutFile_IsRefused()
    {
        var result = await _sandbox.RunAsync("run");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Required argument missing", result.Error, StringComparison.Ordinal);
    }
}
