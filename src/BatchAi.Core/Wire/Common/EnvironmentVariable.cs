namespace BatchAi.Core.Wire;

/// <summary>An environment variable.</summary>
public sealed class EnvironmentVariable
{
    /// <summary>The variable's name.</summary>
    [Required]
    public string? Name { get; set; }

    /// <summary>The value; it may refer to other variables, e.g. $AZ_BATCHAI_JOB_TEMP.</summary>
    [Required]
    public string? Value { get; set; }
}
