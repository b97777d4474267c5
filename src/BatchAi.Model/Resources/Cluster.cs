namespace BatchAi;

/// <summary>A set of nodes that run jobs.</summary>
public sealed class Cluster : Resource
{
    /// <inheritdoc/>
    public override string Name { get; set; } = "";

    /// <inheritdoc/>
    public override string? ResourceGroupName { get; set; }

    /// <summary>The workspace that holds it.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>The size of its nodes, e.g. <c>STANDARD_NC6</c>.</summary>
    public string? VmSize { get; set; }

    /// <summary><c>dedicated</c> or <c>lowpriority</c>.</summary>
    public string? VmPriority { get; set; }

    /// <summary>The image of its nodes as <c>publisher:offer:sku:version</c>.</summary>
    public string? Image { get; set; }

    /// <summary>The ARM id of the user's own image.</summary>
    public string? CustomImageId { get; set; }

    /// <summary><c>steady</c> or <c>resizing</c>.</summary>
    public string? AllocationState { get; set; }

    /// <summary>When it got into this allocation state, in UTC.</summary>
    public DateTimeOffset? AllocationStateTransitionTime { get; set; }

    /// <summary>How its creation or deletion stands, e.g. <c>succeeded</c>.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>When it got into this provisioning state, in UTC.</summary>
    public DateTimeOffset? ProvisioningStateTransitionTime { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>How many nodes it has.</summary>
    public int? CurrentNodeCount { get; set; }

    /// <summary>How many nodes it is to have; none when it scales by itself.</summary>
    public int? TargetNodeCount { get; set; }

    /// <summary>What happens to jobs on nodes that are given back: <c>requeue</c>, <c>terminate</c> or <c>waitforjobcompletion</c>.</summary>
    public string? NodeDeallocationOption { get; set; }

    /// <summary>The fewest nodes that automatic scale leaves; none for manual scale.</summary>
    public int? MinNodeCount { get; set; }

    /// <summary>The most nodes that automatic scale takes; none for manual scale.</summary>
    public int? MaxNodeCount { get; set; }

    /// <summary>How many nodes are in which state.</summary>
    public NodeStateCount? NodeStateCount { get; set; }

    /// <summary>The name of the account on its nodes.</summary>
    public string? AdminUserName { get; set; }

    /// <summary>The ARM id of the subnet that holds its nodes.</summary>
    public string? SubnetId { get; set; }

    /// <summary>What is done to each node before it runs jobs.</summary>
    public SetupTask? SetupTask { get; set; }

    /// <summary>What is mounted on each node.</summary>
    public IList<Mount>? Mount { get; set; }

    /// <summary>What is wrong with it or its nodes.</summary>
    public IList<ServiceFault>? Error { get; set; }

    /// <inheritdoc/>
    public override string? ResourceId { get; set; }
}
