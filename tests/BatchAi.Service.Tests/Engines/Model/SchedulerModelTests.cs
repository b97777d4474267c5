using Xunit.Abstractions;

namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>
/// Random histories against the model: submit, cancel, scale, preempt, lose, crash, wait. A history that fails is made
/// short and printed with its seed; with the seed in BATCHAI_MODEL_SEED it is run again. BATCHAI_MODEL_HISTORIES makes
/// the test longer.
/// </summary>
public sealed class SchedulerModelTests(ITestOutputHelper output)
{
    private const int StandardHistories = 80;
    private const int Length = 250;

    [Fact]
    public void Scheduler_RandomHistories_KeepsToTheModel()
    {
        var first = Setting("BATCHAI_MODEL_SEED") ?? Random.Shared.Next(1_000_000_000);
        var histories = Setting("BATCHAI_MODEL_HISTORIES") ?? StandardHistories;
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < histories; i++)
        {
            var history = Step.History(first + i, Length);
            if (Failure(history, seen) is { } failure) Assert.Fail(Describe(first + i, history, failure));
        }

        output.WriteLine($"Seeds {first} to {first + histories - 1}, {histories * Length} steps: {string.Join(", ", seen.OrderBy(s => s.Key).Select(s => $"{s.Value} {s.Key}"))}");
        Assert.All(["starts", "overtakings", "requeues", "preemptions", "limits", "crashes", "full groups"], what => Assert.True(seen.GetValueOrDefault(what) > 0, $"There were no {what}."));
    }

    [Fact]
    public void Shrinker_LongHistory_LeavesWhatFails()
    {
        var history = Step.History(7, 500);

        var shrunk = Shrinker.Shrink(history, steps => steps.Any(s => s.Kind == StepKind.Crash) && steps.Count(s => s.Kind == StepKind.Preempt && s.B > 1) > 1);

        Assert.Equal([StepKind.Preempt, StepKind.Preempt, StepKind.Crash], shrunk.Select(s => s.Kind).Order());
        Assert.All(shrunk.Where(s => s.Kind == StepKind.Preempt), s => Assert.Equal((0, 2, 0), (s.A, s.B, s.C)));
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : null;

    private static string Describe(int seed, List<Step> history, string failure)
    {
        var kind = KindOf(failure);
        var shrunk = Shrinker.Shrink(history, steps => Failure(steps) is { } other && KindOf(other) == kind);
        return $"Seed {seed}: {failure}\nShrunk to {shrunk.Count} of {history.Count} steps: {Failure(shrunk)}\n{string.Join('\n', shrunk)}\nRun it again with BATCHAI_MODEL_SEED={seed}.";
    }

    // The same fault with other numbers in it.
    private static string KindOf(string failure) => string.Concat(failure.Where(c => !char.IsDigit(c)));

    private static string? Failure(IReadOnlyList<Step> history, Dictionary<string, int>? seen = null)
    {
        var world = new SchedulerWorld();
        try
        {
            foreach (var step in history) world.Do(step);
            world.Drain();
            foreach (var (what, count) in world.Seen) _ = seen is null || (seen[what] = seen.GetValueOrDefault(what) + count) > 0;
            return null;
        }
        catch (Exception error)
        {
            return error is Broken ? error.Message : error.ToString();
        }
    }
}
