using BatchAi.Core.Sweeps;

namespace BatchAi.Core.Module;

/// <summary>Plans sweeps for the module, which makes this type by its name.</summary>
public sealed class SweepPlanner : ISweepPlanner
{
    /// <inheritdoc/>
    public IReadOnlyList<SweepVariant> Plan(string baseName, SweepDefinition sweep) => Sweep.Plan(baseName, sweep);
}
