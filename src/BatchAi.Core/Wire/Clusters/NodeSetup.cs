namespace BatchAi.Core.Wire;

/// <summary>What makes a node ready for jobs.</summary>
public sealed class NodeSetup
{
    /// <summary>Command to run on every node after allocation and after each reboot; must be idempotent.</summary>
    public SetupTask? SetupTask { get; set; }

    /// <summary>Cluster-level mounts below $AZ_BATCHAI_MOUNT_ROOT; done before the setup task.</summary>
    public MountVolumes? MountVolumes { get; set; }

    /// <summary>Optional monitoring.</summary>
    public PerformanceCountersSettings? PerformanceCountersSettings { get; set; }
}
