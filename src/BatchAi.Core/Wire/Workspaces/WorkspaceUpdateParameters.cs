namespace BatchAi.Core.Wire;

/// <summary>What changes a workspace.</summary>
public sealed class WorkspaceUpdateParameters
{
    /// <summary>The user's tags.</summary>
    public IDictionary<string, string>? Tags { get; set; }
}
