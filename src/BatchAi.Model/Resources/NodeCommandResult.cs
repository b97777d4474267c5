namespace BatchAi;

/// <summary>What a command on a node wrote, and how it ended.</summary>
public sealed class NodeCommandResult
{
    /// <summary>The node's id.</summary>
    public string NodeId { get; set; } = "";

    /// <summary>What it wrote: standard output and standard error, as they came.</summary>
    public string Output { get; set; } = "";

    /// <summary>Its exit code; 255 when the connection failed.</summary>
    public int ExitCode { get; set; }

    /// <summary>The node's cluster.</summary>
    public string? ClusterName { get; set; }

    /// <summary>The job, when it was named by one.</summary>
    public string? JobName { get; set; }

    /// <summary>The workspace.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>The resource group.</summary>
    public string? ResourceGroupName { get; set; }

    /// <summary>The ARM id of the cluster or job.</summary>
    public string? ResourceId { get; set; }

    /// <summary>What it wrote.</summary>
    public override string ToString() => Output;
}
