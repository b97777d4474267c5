namespace BatchAi.Core.Wire;

/// <summary>An environment variable.</summary>
public sealed class EnvironmentVariable
{
    /// <summary>Variable name.</summary>
    [Required]
    public string? Name { get; set; }

    /// <summary>Value; may reference other variables, e.g. $AZ_BATCHAI_….</summary>
    [Required]
    public string? Value { get; set; }
}
