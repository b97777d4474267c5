using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Runs;

/// <summary><c>batchai run --sweep</c>.</summary>
public sealed class RunSweepTests : IDisposable
{
    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [PosixFact]
    public async Task Sweep_SomeFail_EachHasItsFolderAndTheTableTellsWhich()
    {
        _sandbox.WriteJob("train.json", "echo lr={lr} seed=$PARAM_SEED; test {seed} != 2");

        var result = await _sandbox.RunAsync("run", "train.json", "--sweep", "lr=0.1,0.01", "--sweep", "seed=1..2", "--out", "o");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("4 runs, one after the other", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains("train-lr0_01-seed2|stdout| lr=0.01 seed=2", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("train-lr0_01-seed2| failed: exit code 1", StringComparison.Ordinal));
        Assert.Equal(["variant lr seed exit", "train-lr0_1-seed1 0.1 1 0", "train-lr0_1-seed2 0.1 2 1", "train-lr0_01-seed1 0.01 1 0", "train-lr0_01-seed2 0.01 2 1"], TableWithoutTimes(result, variants: 4));
        Assert.Contains("2 of 4 runs failed.", result.Lines);
        Assert.Contains("folder      o", result.Lines);
        var output = _sandbox.List().Single(path => path.StartsWith("o/train-lr0_1-seed1/logs", StringComparison.Ordinal) && path.EndsWith("/stdout.txt", StringComparison.Ordinal));
        Assert.Equal("lr=0.1 seed=1\n", _sandbox.Read(output));
    }

    [PosixFact]
    public async Task Sweep_AllSucceed_IsZero()
    {
        _sandbox.WriteJob("train.json", "true {a}");

        var result = await _sandbox.RunAsync("run", "train.json", "--sweep", "a=x,\"y, z\"");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("All of 2 runs succeeded.", result.Lines);
    }

    [PosixFact]
    public async Task Sweep_NameThatIsSpelledWrong_IsWarnedOfOnce()
    {
        _sandbox.WriteJob("train.json", "echo {lrr}");

        var result = await _sandbox.RunAsync("run", "train.json", "--sweep", "lr=0.1,0.2", "--plan");

        Assert.Equal(0, result.ExitCode);
        Assert.Single((result.Output + result.Error).Split('\n'), line => line.Contains("'{lrr}' is no parameter of the sweep, and 'lr' is used nowhere.", StringComparison.Ordinal));
    }

    [PosixFact]
    public async Task Sweep_InParallel_SeveralRunAtOnce()
    {
        // Each waits for the other.
        _sandbox.WriteJob("pair.json", $"touch {_sandbox.Folder}/{{a}}; while [ ! -e {_sandbox.Folder}/1 -o ! -e {_sandbox.Folder}/2 ]; do sleep 0.02; done");

        var result = await _sandbox.RunAsync("run", "pair.json", "--sweep", "a=1,2", "--parallel", "2");

        Assert.Equal(0, result.ExitCode);
    }

    [PosixFact]
    public async Task Sweep_Plan_ShowsAllAndDoesNothing()
    {
        _sandbox.WriteJob("train.json", "echo {a}");

        var result = await _sandbox.RunAsync("run", "train.json", "--sweep", "a=1..3", "--plan");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("train-a3  3", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("command", StringComparison.Ordinal) && line.EndsWith("echo 1", StringComparison.Ordinal));
        Assert.Equal(["train.json"], _sandbox.List());
    }

    [PosixFact]
    public async Task Sweep_First_DrawsTheSameForTheSameSeed()
    {
        _sandbox.WriteJob("train.json", "echo {a}");
        string[] sweep = ["run", "train.json", "--sweep", "a=1..1000", "--plan", "--json"];

        var few = Drawn(await _sandbox.RunAsync([.. sweep, "--first", "2", "--seed", "5"]));
        var more = Drawn(await _sandbox.RunAsync([.. sweep, "--first", "4", "--seed", "5"]));

        Assert.Equal(2, few.Count);
        Assert.Equal(few, more.Take(2));
    }

    [PosixFact]
    public async Task Sweep_AsJson_EachEventHasItsVariant()
    {
        _sandbox.WriteJob("train.json", "echo {a}; exit {a}");

        var result = await _sandbox.RunAsync("run", "train.json", "--sweep", "a=0,3", "--out", "o", "--json");

        Assert.Equal(1, result.ExitCode);
        var sweep = Assert.Single(result.EventsNamed("sweep"));
        Assert.Equal("""{"name":"train-a3","values":{"a":"3"}}""", sweep["variants"]![1]!.ToJsonString());
        Assert.Equal(["train-a0", "train-a3"], result.EventsNamed("plan").Select(e => (string?)e["variant"]));
        Assert.Equal([("train-a0", "0"), ("train-a3", "3")], result.EventsNamed("line").Select(e => ((string?)e["variant"], (string?)e["line"])));
        Assert.Equal([("train-a0", 0), ("train-a3", 3), (null, 1)], result.EventsNamed("end").Select(e => ((string?)e["variant"], (int?)e["exitCode"])));
        Assert.Equal((1, _sandbox.PathOf("o")), ((int?)result.LastEvent["failed"], (string?)result.LastEvent["folder"]));
        Assert.Equal([0, 3], result.LastEvent["variants"]!.AsArray().Select(v => (int?)v!["exitCode"]));
    }

    [PosixFact]
    public async Task Sweep_OfJobsThatTellMetrics_TheTableEndsWithThem()
    {
        _sandbox.WriteJob("train.json", "test {lr} = 9 && exit 4; echo epoch=1 loss=7; echo epoch=2 lr={lr} loss=0.{lr}23456; echo 'Accuracy: 98/100 (98%)'; echo top=1 auc=2");

        var result = await _sandbox.RunAsync("run", "train.json", "--sweep", "lr=1,9,2");

        Assert.Equal(["variant lr exit loss accuracy", "train-lr1 1 0 0.12346 98 %", "train-lr9 9 4 - -", "train-lr2 2 0 0.22346 98 %"], TableWithoutTimes(result, variants: 3));
    }

    [PosixFact]
    public async Task Sweep_FewTellAMetric_ItIsNotInTheTable()
    {
        _sandbox.WriteJob("train.json", "echo loss=nan; test {a} != 1 || echo acc=1");

        var result = await _sandbox.RunAsync("run", "train.json", "--sweep", "a=1..2");

        Assert.Equal(["variant a exit loss", "train-a1 1 0 nan", "train-a2 2 0 nan"], TableWithoutTimes(result, variants: 2));
    }

    [PosixFact]
    public async Task Sweep_AsJson_EndsWithAllMetricsOfEach()
    {
        _sandbox.WriteJob("train.json", "test {a} = 2 || echo loss=0.5 acc=0.{a} auc=1; echo {a}");

        var result = await _sandbox.RunAsync("run", "train.json", "--sweep", "a=1..2", "--json");

        var metrics = result.LastEvent["variants"]!.AsArray().Select(variant => variant!["metrics"]!.AsArray()).ToList();
        Assert.Equal(["loss", "acc", "auc"], metrics[0].Select(metric => (string?)metric!["name"]));
        Assert.Equal("""{"name":"acc","value":0.1,"minimum":0.1,"maximum":0.1,"count":1}""", metrics[0][1]!.ToJsonString());
        Assert.Empty(metrics[1]);
        Assert.Equal(metrics.Select(list => list.ToJsonString()), result.EventsNamed("end").SkipLast(1).Select(e => e["metrics"]!.ToJsonString()));
    }

    [PosixFact]
    public async Task Sweep_Interrupted_EndsAllAndBeginsNoMore()
    {
        _sandbox.WriteJob("long.json", "echo ready; sleep 600");
        using var running = _sandbox.Start("run", "long.json", "--sweep", "a=1..5", "--parallel", "2");
        await running.WaitForLineAsync("|stdout| ready");
        await running.WaitForLineAsync("|stdout| ready");
        await running.SignalAsync("TERM");
        var result = await running.EndAsync();

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("2 of 5 runs failed, and 3 were not begun.", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("long-a5", StringComparison.Ordinal) && line.EndsWith("not begun", StringComparison.Ordinal));
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PosixFact]
    public async Task Sweep_OneIsFaulty_NothingRunsAndTheFaultIsToldOnce()
    {
        _sandbox.WriteJob("train.json", TestJob.Custom("echo {n}").With("nodeCount", JsonValue.Create("{n}")));

        var result = await _sandbox.RunAsync("run", "train.json", "--sweep", "n=1,0,x", "--sweep", "b=1..3");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(2, result.Error.Split('\n').Count(line => line.Contains("nodeCount", StringComparison.Ordinal)));
        Assert.Equal(["train.json"], _sandbox.List());
    }

    [PosixTheory]
    [InlineData("InvalidSweep", "--sweep", "a")]
    [InlineData("InvalidSweep", "--sweep", "a=")]
    [InlineData("InvalidSweep", "--sweep", "a=1", "--sweep", "A=2")]
    [InlineData("SweepTooLarge", "--sweep", "a=1..1000000")]
    [InlineData("--sweep", "--first", "2")]
    [InlineData("--sweep", "--parallel", "2")]
    [InlineData("--first", "--sweep", "a=1", "--seed", "2")]
    [InlineData("at the least", "--sweep", "a=1", "--parallel", "0")]
    [InlineData("at the least", "--sweep", "a=1", "--first", "-1")]
    public async Task Sweep_ThatIsNone_IsRefused(string words, params string[] options)
    {
        _sandbox.WriteJob("job.json", "true");

        var result = await _sandbox.RunAsync(["run", "job.json", .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Equal(["job.json"], _sandbox.List());
    }

    [PosixFact]
    public async Task Sweep_SecretWithoutValue_IsRefusedBeforeAnythingRuns()
    {
        _sandbox.WriteJob("job.json", TestJob.Custom("true {a}").With("secrets", new JsonArray(new JsonObject { ["name"] = "WORD" })));

        var result = await _sandbox.RunAsync("run", "job.json", "--sweep", "a=1..3");

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain(_sandbox.List(), path => path.StartsWith("batchai-runs", StringComparison.Ordinal));
    }

    // Columns have two spaces between them at the least, and how long a job ran is different every time.
    private static IEnumerable<string> TableWithoutTimes(ProgramResult result, int variants)
    {
        var table = result.Lines.SkipWhile(line => !line.StartsWith("variant ", StringComparison.Ordinal)).Take(variants + 1);
        var rows = table.Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var time = Array.IndexOf(rows[0], "time");
        return rows.Select(row => string.Join(' ', row.Where((_, column) => column != time)));
    }

    private static List<string> Drawn(ProgramResult result) => [.. result.EventsNamed("sweep").Single()["variants"]!.AsArray().Select(v => (string)v!["values"]!["a"]!)];
}
