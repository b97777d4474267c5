namespace BatchAi.Core.Wire;

/// <summary>A command that every node runs after allocation and after each reboot.</summary>
public sealed class SetupTask
{
    /// <summary>Run in a bash sub-shell; as root from 2018-05-01, before that as root only with runElevated.</summary>
    [Required]
    public string? CommandLine { get; set; }

    /// <summary>Extra variables.</summary>
    public IList<EnvironmentVariable>? EnvironmentVariables { get; set; }

    /// <summary>Extra variables whose value is never reported.</summary>
    public IList<EnvironmentVariableWithSecretValue>? Secrets { get; set; }

    /// <summary>Where to put stdout/stderr of the task, normally below $AZ_BATCHAI_MOUNT_ROOT.</summary>
    [Required]
    public string? StdOutErrPathPrefix { get; set; }

    /// <summary>Generated path segment appended to the prefix.</summary>
    public string? StdOutErrPathSuffix { get; set; }
}
