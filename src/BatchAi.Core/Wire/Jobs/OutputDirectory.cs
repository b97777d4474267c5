namespace BatchAi.Core.Wire;

/// <summary>A named output directory, created by the service.</summary>
public sealed class OutputDirectory
{
    /// <summary>Suffix of AZ_BATCHAI_OUTPUT_&lt;id&gt;, unique in the job; value for outputdirectoryid.</summary>
    [Required]
    public string? Id { get; set; }

    /// <summary>Absolute prefix, may use variables.</summary>
    [Required]
    public string? PathPrefix { get; set; }

    /// <summary>Appended after the generated segment.</summary>
    public string? PathSuffix { get; set; }
}
