namespace BatchAi.Core.Wire;

/// <summary>What creates a workspace.</summary>
public sealed class WorkspaceCreateParameters
{
    /// <summary>Region of the workspace and of everything below it.</summary>
    [Required]
    public string? Location { get; set; }

    /// <summary>User tags.</summary>
    public IDictionary<string, string>? Tags { get; set; }
}
