using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Examples;

public sealed class PreparationTests : IDisposable
{
    private static readonly string JobFile = Path.Combine(RepositoryFolder.Examples, "preparation", "job.json");
    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [PosixTheory]
    [InlineData(3)]
    [InlineData(5, "--set", "properties.environmentVariables[0].value=\"5\"")]
    public async Task Preparation_WithItsSecret_CountsWords(int words, params string[] options)
    {
        _sandbox.Environment["API_KEY"] = "not-shown";
        var result = await _sandbox.RunAsync(["run", JobFile, "--env", "API_KEY", "--json", .. options]);
        Assert.True(result.ExitCode == 0, result.ToString());
        var lines = result.EventsNamed("line").Select(line => ((string?)line["line"])!.Trim()).ToList();
        Assert.Contains("4 rain", lines);
        Assert.Contains("The key has 9 characters", lines);
        Assert.Equal(words + 1, lines.Count);
        Assert.Equal("      4 rain", File.ReadLines(Path.Combine(result.OutputPath("COUNTS"), "words.txt")).First());
        Assert.DoesNotContain("not-shown", result.Output, StringComparison.Ordinal);
    }

    [PosixFact]
    public async Task Preparation_WithoutItsSecret_IsRefusedAsItsReadmeSays()
    {
        var result = await _sandbox.RunAsync("run", JobFile);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(result.Error.TrimEnd(), await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Examples, "preparation", "README.md")), StringComparison.Ordinal);
        Assert.Empty(_sandbox.List());
    }
}
