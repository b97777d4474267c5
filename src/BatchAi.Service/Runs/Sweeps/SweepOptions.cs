namespace BatchAi.Service.Runs.Sweeps;

/// <summary>What a sweep of <c>batchai run</c> tries.</summary>
/// <param name="Parameters">The parameters, as <c>name=value,value</c>.</param>
internal sealed record SweepOptions(IReadOnlyList<string> Parameters)
{
    /// <summary>How many combinations are drawn at random; null for all.</summary>
    public int? First { get; init; }

    /// <summary>What decides the draw.</summary>
    public int Seed { get; init; }

    /// <summary>How many run at once.</summary>
    public int Parallel { get; init; } = 1;
}
