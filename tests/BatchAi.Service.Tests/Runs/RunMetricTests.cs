using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Runs;

public sealed class RunMetricTests : IDisposable
{
    private const string Trains = "for e in 1 2; do echo \"Finished Epoch[$e of 2]: [Training] loss = 0.$((9 - e)) * 10, metric = $((8 - e)).00% * 10 1.0s\" >&2; done; echo 'loss = 0.25'; echo 'acc = nan'";
    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [PosixFact]
    public async Task Run_OfAJobThatTellsMetrics_EndsWithThem()
    {
        _sandbox.WriteJob("train.json", Trains);

        var result = await _sandbox.RunAsync("run", "train.json");

        var end = Array.FindIndex([.. result.Lines], line => line.StartsWith("succeeded after ", StringComparison.Ordinal));
        Assert.Equal("loss 0.25, acc nan, metric 6 %", result.Lines[end + 1]);
    }

    [PosixFact]
    public async Task Run_AsJson_EndsWithThemToo()
    {
        _sandbox.WriteJob("train.json", Trains);

        var metrics = (await _sandbox.RunAsync("run", "train.json", "--json")).LastEvent["metrics"]!.AsArray();

        Assert.Equal(["loss", "acc", "metric"], metrics.Select(metric => (string?)metric!["name"]));
        Assert.Equal("""{"name":"metric","value":6,"minimum":6,"maximum":7,"unit":"%","count":2}""", metrics[2]!.ToJsonString());
        Assert.Equal("NaN", (string?)metrics[1]!["value"]);
    }

    [PosixFact]
    public async Task Run_OfAJobThatTellsNone_SaysNothingOfThem()
    {
        _sandbox.WriteJob("job.json", "echo hello --loss=1");

        Assert.Empty((await _sandbox.RunAsync("run", "job.json", "--json")).LastEvent["metrics"]!.AsArray());
    }
}
