namespace BatchAi.Core.Wire;

/// <summary>A named input path.</summary>
public sealed class InputDirectory
{
    /// <summary>Name, unique in the job; the job finds the path in AZ_BATCHAI_INPUT_&lt;id&gt;.</summary>
    [Required]
    public string? Id { get; set; }

    /// <summary>Absolute path; may use variables.</summary>
    [Required]
    public string? Path { get; set; }
}
