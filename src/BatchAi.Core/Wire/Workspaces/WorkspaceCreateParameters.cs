namespace BatchAi.Core.Wire;

/// <summary>What creates a workspace.</summary>
public sealed class WorkspaceCreateParameters
{
    /// <summary>Region of the workspace and of everything below it.</summary>
    [Required]
    public string? Location { get; set; }

    /// <summary>The user's tags.</summary>
    public IDictionary<string, string>? Tags { get; set; }
}
