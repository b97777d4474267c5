namespace BatchAi.Core.Wire;

/// <summary>What makes a node ready for jobs.</summary>
public sealed class NodeSetup
{
    /// <summary>A command that every node runs after allocation and after each reboot.</summary>
    public SetupTask? SetupTask { get; set; }

    /// <summary>Mounts below $AZ_BATCHAI_MOUNT_ROOT, made before the setup task runs.</summary>
    public MountVolumes? MountVolumes { get; set; }

    /// <summary>Where nodes send performance counters.</summary>
    public PerformanceCountersSettings? PerformanceCountersSettings { get; set; }
}
