namespace BatchAi.Core.Wire;

/// <summary>The home of clusters, file servers and experiments.</summary>
public sealed class Workspace : ProxyResource<WorkspaceProperties>
{
    /// <summary>Region of the workspace and everything below it.</summary>
    public string? Location { get; set; }

    /// <summary>The user's tags.</summary>
    public IDictionary<string, string>? Tags { get; set; }
}
