namespace BatchAi;

/// <summary>Plans sweeps. What implements it is loaded apart from the types that scripts see.</summary>
public interface ISweepPlanner
{
    /// <summary>Names the jobs of a sweep, and says which values each has.</summary>
    /// <param name="baseName">What their names begin with.</param>
    /// <param name="sweep">The sweep.</param>
    /// <exception cref="BatchAiException"><c>InvalidSweep</c>: it makes no sense. <c>SweepTooLarge</c>.</exception>
    IReadOnlyList<SweepVariant> Plan(string baseName, SweepDefinition sweep);
}
