namespace BatchAi;

/// <summary>What a sweep tries: all combinations of the values of its parameters, or some of them at random.</summary>
public sealed class SweepDefinition
{
    /// <summary>Makes a sweep.</summary>
    /// <param name="parameters">Its parameters; of neighbours in a grid, the last one differs first.</param>
    public SweepDefinition(IReadOnlyList<SweepParameter> parameters) => Parameters = parameters;

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<SweepParameter> Parameters { get; }

    /// <summary>How many combinations are drawn at random; null for all, in order.</summary>
    public int? First { get; set; }

    /// <summary>What decides the draw: the same number draws the same combinations, and a larger <see cref="First"/> draws more of them.</summary>
    public int RandomSeed { get; set; }
}
