namespace BatchAi;

/// <summary>What a plan needs to know besides the job: its names, and what its cluster mounts.</summary>
public sealed class JobPlanRequest
{
    /// <summary>The job's name.</summary>
    public string JobName { get; set; } = "";

    /// <summary>The experiment.</summary>
    public string ExperimentName { get; set; } = "default";

    /// <summary>The workspace.</summary>
    public string WorkspaceName { get; set; } = "default";

    /// <summary>The resource group.</summary>
    public string ResourceGroupName { get; set; } = "default";

    /// <summary>The subscription.</summary>
    public string SubscriptionId { get; set; } = "00000000-0000-0000-0000-000000000000";

    /// <summary>The cluster as JSON in the shape of a cluster file; null when it is not known.</summary>
    public string? ClusterConfig { get; set; }
}
