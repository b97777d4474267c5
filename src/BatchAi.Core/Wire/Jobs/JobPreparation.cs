namespace BatchAi.Core.Wire;

/// <summary>A command that every node of a job runs first.</summary>
public sealed class JobPreparation
{
    /// <summary>Shell command line.</summary>
    [Required]
    public string? CommandLine { get; set; }
}
