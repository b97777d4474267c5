namespace BatchAi.Pipeline;

/// <summary>A job that could be submitted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cluster">Its cluster; null when there need not be one.</param>
/// <param name="Config">What it is to be.</param>
/// <param name="Plan">What would be done for it.</param>
/// <param name="Template">What it was made of.</param>
internal sealed record JobDraft(string Name, Cluster? Cluster, IJobConfig Config, JobPlan Plan, JobTemplate Template);
