namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>A step of a history. Its numbers are taken modulo what there is at the time, so that every part of a history is one, too.</summary>
internal sealed record Step(StepKind Kind, int A, int B, int C)
{
    private static readonly (StepKind Kind, int Weight)[] Weights =
    [
        (StepKind.Submit, 22), (StepKind.Cancel, 4), (StepKind.Resize, 5), (StepKind.Follow, 3), (StepKind.Limit, 3), (StepKind.Go, 40),
        (StepKind.End, 12), (StepKind.Lose, 2), (StepKind.Preempt, 3), (StepKind.Wait, 12), (StepKind.Crash, 2),
    ];

    /// <summary>The history that belongs to a seed.</summary>
    internal static List<Step> History(int seed, int length)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => new Step(Choose(random), random.Next(1000), random.Next(1000), random.Next(1000)))];
    }

    public override string ToString() => $"{Kind}({A}, {B}, {C})";

    private static StepKind Choose(Random random)
    {
        var number = random.Next(Weights.Sum(w => w.Weight));
        foreach (var (kind, weight) in Weights)
        {
            if ((number -= weight) < 0) return kind;
        }

        throw new InvalidOperationException("The weights do not add up.");
    }
}
