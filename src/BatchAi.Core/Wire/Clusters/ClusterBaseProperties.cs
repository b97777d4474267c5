namespace BatchAi.Core.Wire;

/// <summary>What a client may say of a cluster.</summary>
public class ClusterBaseProperties
{
    /// <summary>VM size of every node, e.g. STANDARD_NC6; case does not matter.</summary>
    [Required]
    public string? VmSize { get; set; }

    /// <summary>Dedicated nodes, or low-priority ones that may be taken away at any time; dedicated when absent.</summary>
    [OneOf("dedicated", "lowpriority")]
    public string? VmPriority { get; set; }

    /// <summary>How many nodes to keep: manual or autoScale, exactly one.</summary>
    public ScaleSettings? ScaleSettings { get; set; }

    /// <summary>Image of the nodes; Canonical UbuntuServer 16.04-LTS when absent.</summary>
    public VirtualMachineConfiguration? VirtualMachineConfiguration { get; set; }

    /// <summary>Mounts, setup task and performance counters of every node.</summary>
    public NodeSetup? NodeSetup { get; set; }

    /// <summary>Administrator account that is made on every node.</summary>
    [Required]
    public UserAccountSettings? UserAccountSettings { get; set; }

    /// <summary>
    /// Existing subnet for the nodes. With a file server mount the file server's subnet is used automatically; a different one is an
    /// error.
    /// </summary>
    public ResourceId? Subnet { get; set; }
}
