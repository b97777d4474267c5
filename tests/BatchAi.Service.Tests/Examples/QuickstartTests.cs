using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Examples;

public sealed partial class QuickstartTests : IDisposable
{
    private static readonly string Source = Path.Combine(RepositoryFolder.Examples, "quickstart");
    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [PythonFact]
    public async Task Quickstart_RunFromElsewhere_TrainsAModelPerEpoch()
    {
        var result = await _sandbox.RunAsync("run", Path.Combine(Source, "job.json"), "--json");
        Assert.True(result.ExitCode == 0, result.ToString());

        var lines = result.EventsNamed("line").Where(line => (string?)line["file"] == "stderr").Select(line => (string)line["line"]!).ToList();
        Assert.Equal(7, lines.Count);
        Assert.All(lines.SkipLast(1).Select((line, i) => (line, i)), one => Assert.Equal($"{one.i + 1}", EpochLine().Match(one.line).Groups["epoch"].Value));
        var final = FinalLine().Match(lines[^1]);
        Assert.True(final.Success, lines[^1]);
        Assert.InRange(double.Parse(final.Groups["errors"].Value, CultureInfo.InvariantCulture), 0, 15);

        var models = Directory.GetFiles(result.OutputPath("MODEL")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"ConvNet_MNIST_{i}.dnn"), models);
        Assert.False(Directory.Exists(Path.Combine(Source, "logs")));
    }

    [PythonFact]
    public async Task Quickstart_DigitsDrawnAgain_AreTheSame()
    {
        using var check = new RunningProgram(new ProcessStartInfo("python3", [Path.Combine(Source, "make_digits.py"), "--check"]));
        var result = await check.EndAsync();
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    [GeneratedRegex(@"^Finished Epoch\[(?<epoch>\d) of 6\]: \[Training\] loss = \d+\.\d{6} \* 2000, metric = \d+\.\d\d% \* 2000 \d+\.\d{3}s \(\d+\.\d samples/s\);$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EpochLine();

    [GeneratedRegex(@"^Final Results: Minibatch\[1-\d+\]: errs = (?<errors>\d+\.\d\d)% \* 500$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FinalLine();
}
