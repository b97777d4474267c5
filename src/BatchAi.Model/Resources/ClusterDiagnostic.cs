namespace BatchAi;

/// <summary>What is wrong with a cluster, in words, with what these rest on.</summary>
public sealed class ClusterDiagnostic
{
    /// <summary>The cluster's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its allocation state: <c>steady</c> or <c>resizing</c>.</summary>
    public string State { get; set; } = "";

    /// <summary>All of it in one or two sentences.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Commands to type next.</summary>
    public IList<string> RecommendedAction { get; set; } = [];

    /// <summary>How its creation or deletion stands.</summary>
    public string? ProvisioningState { get; set; }

    /// <summary>The size of its nodes.</summary>
    public string? VmSize { get; set; }

    /// <summary>How many nodes it has.</summary>
    public int? CurrentNodeCount { get; set; }

    /// <summary>How many it is to have now.</summary>
    public int? TargetNodeCount { get; set; }

    /// <summary>How many it can have at the most.</summary>
    public int? MaxNodeCount { get; set; }

    /// <summary>Its nodes by their states.</summary>
    public NodeStateCount? NodeStateCount { get; set; }

    /// <summary>Its nodes: what they do, and why they are unusable.</summary>
    public IList<Node> Node { get; set; } = [];

    /// <summary>How many jobs wait for it.</summary>
    public int? WaitingJobCount { get; set; }

    /// <summary>Why it has less nodes than it is to have, when the machine has no room for more.</summary>
    public string? SizeProblem { get; set; }

    /// <summary>What the machine has less of than the nodes' size promises.</summary>
    public IList<string> Shortage { get; set; } = [];

    /// <summary>Its errors, as the API tells them.</summary>
    public IList<ServiceFault> Error { get; set; } = [];

    /// <summary>Each change of its state, the oldest first.</summary>
    public IList<StateChange> History { get; set; } = [];

    /// <summary>Its workspace.</summary>
    public string? WorkspaceName { get; set; }

    /// <summary>Its resource group.</summary>
    public string? ResourceGroupName { get; set; }

    /// <summary>Its ARM id.</summary>
    public string? ResourceId { get; set; }

    /// <summary>Name and summary.</summary>
    public override string ToString() => $"{Name}: {Summary}";
}
