namespace BatchAi.Core.Wire;

/// <summary>A training job.</summary>
public sealed class Job : ProxyResource<JobProperties>;
