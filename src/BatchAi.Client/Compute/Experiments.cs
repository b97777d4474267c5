using BatchAi.Client.Mapping;
using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Compute;

/// <summary>Experiments.</summary>
internal sealed class Experiments(ResourceOperations resources) : IExperiments
{
    public async Task<Experiment> GetAsync(ResourcePath experiment, CancellationToken cancellationToken) =>
        ExperimentMapper.Map(await resources.GetAsync<Wire.Experiment>(experiment, cancellationToken));

    public Task<Page<Experiment>> ListAsync(ResourcePath workspace, string? next, CancellationToken cancellationToken) =>
        resources.ListAsync<Wire.Experiment, Experiment>(workspace.ToUrlPath() + "/experiments", next, ExperimentMapper.Map, cancellationToken);

    public async Task<Experiment> CreateAsync(ResourcePath experiment, CancellationToken cancellationToken) =>
        ExperimentMapper.Map(await resources.PutAsync<Wire.Experiment>(experiment, body: null, cancellationToken));

    public Task RemoveAsync(ResourcePath experiment, bool wait, CancellationToken cancellationToken) => resources.RemoveAsync(experiment, wait, cancellationToken);
}
