namespace BatchAi.Service.Api.BatchAi;

/// <summary>The jobs of an experiment that a request means.</summary>
/// <param name="Names">Their names.</param>
internal sealed record JobNames(IReadOnlyList<string?>? Names);
