namespace BatchAi.Core.Wire;

/// <summary>What a client may say of a cluster.</summary>
public class ClusterBaseProperties
{
    /// <summary>VM size of every node, e.g. STANDARD_NC6; case does not matter.</summary>
    [Required]
    public string? VmSize { get; set; }

    /// <summary>Dedicated, or low priority (cheap, may be preempted at any time); separate core quotas.</summary>
    [OneOf("dedicated", "lowpriority")]
    public string? VmPriority { get; set; }

    /// <summary>Manual or autoScale, exactly one.</summary>
    public ScaleSettings? ScaleSettings { get; set; }

    /// <summary>OS image; defaults to Canonical / UbuntuServer / 16.04-LTS / latest.</summary>
    public VirtualMachineConfiguration? VirtualMachineConfiguration { get; set; }

    /// <summary>Mounts, setup task, performance counters applied to each node.</summary>
    public NodeSetup? NodeSetup { get; set; }

    /// <summary>Administrator account created on each node (SSH).</summary>
    [Required]
    public UserAccountSettings? UserAccountSettings { get; set; }

    /// <summary>
    /// Existing subnet for the nodes. With a file server mount the file server's subnet is used automatically; a different one is an
    /// error.
    /// </summary>
    public ResourceId? Subnet { get; set; }
}
