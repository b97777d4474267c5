using System.Management.Automation;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets experiments.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiExperiment")]
[OutputType(typeof(Experiment))]
public sealed class GetBatchAiExperimentCommand : WorkspaceGetCommand<Experiment>
{
    /// <inheritdoc/>
    protected override ResourceKind Kind => ResourceKind.Experiment;

    /// <inheritdoc/>
    protected override Task<Experiment> GetAsync(ResourcePath path) => Client.Compute().Experiments.GetAsync(path, StopToken);

    /// <inheritdoc/>
    protected override Task<Page<Experiment>> ListAsync(ResourcePath place, string? next) => Client.Compute().Experiments.ListAsync(place, next, StopToken);
}
