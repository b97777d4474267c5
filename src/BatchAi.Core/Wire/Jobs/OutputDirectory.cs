namespace BatchAi.Core.Wire;

/// <summary>A named output directory, created by the service.</summary>
public sealed class OutputDirectory
{
    /// <summary>Name, unique in the job; the job finds the directory in AZ_BATCHAI_OUTPUT_&lt;id&gt;.</summary>
    [Required]
    public string? Id { get; set; }

    /// <summary>Absolute path to make the directory below; may use variables.</summary>
    [Required]
    public string? PathPrefix { get; set; }

    /// <summary>Path appended after the generated segment.</summary>
    public string? PathSuffix { get; set; }
}
