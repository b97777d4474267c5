namespace BatchAi.Core.Wire;

/// <summary>A command that every node runs after allocation and after each reboot.</summary>
public sealed class SetupTask
{
    /// <summary>Shell command line; it may run more than once on a node.</summary>
    [Required]
    public string? CommandLine { get; set; }

    /// <summary>Extra environment variables.</summary>
    public IList<EnvironmentVariable>? EnvironmentVariables { get; set; }

    /// <summary>The same with values that are never reported back.</summary>
    public IList<EnvironmentVariableWithSecretValue>? Secrets { get; set; }

    /// <summary>Where the folder with the task's stdout and stderr is made, normally below $AZ_BATCHAI_MOUNT_ROOT.</summary>
    [Required]
    public string? StdOutErrPathPrefix { get; set; }

    /// <summary>The path that the service appends to the prefix.</summary>
    public string? StdOutErrPathSuffix { get; set; }
}
