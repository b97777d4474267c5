namespace BatchAi;

/// <summary>A node of a cluster, and how to reach it.</summary>
public sealed class Node
{
    /// <summary>The node's id.</summary>
    public string NodeId { get; set; } = "";

    /// <summary><c>preparing</c>, <c>idle</c>, <c>running</c>, <c>unusable</c> or <c>leaving</c>; null where the service does not tell.</summary>
    public string? State { get; set; }

    /// <summary>Why it is unusable.</summary>
    public ServiceFault? Error { get; set; }

    /// <summary>Its address.</summary>
    public string? IpAddress { get; set; }

    /// <summary>The port of its SSH server.</summary>
    public int? Port { get; set; }

    /// <summary>The resource group of its cluster or job.</summary>
    public string? ResourceGroupName { get; set; }

    /// <summary>The workspace of its cluster or job.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>Its cluster.</summary>
    public string? ClusterName { get; set; }

    /// <summary>The experiment of its job.</summary>
    public string? ExperimentName { get; set; }

    /// <summary>The job that runs on it; when a job was asked for its nodes, that one, also when it has ended.</summary>
    public string? JobName { get; set; }

    /// <summary>The ARM id of the cluster or job that was asked.</summary>
    public string? ResourceId { get; set; }

    /// <summary>The node's id.</summary>
    public override string ToString() => NodeId;
}
