namespace BatchAi.Core.Wire;

/// <summary>A group of jobs.</summary>
public sealed class Experiment : ProxyResource<ExperimentProperties>;
