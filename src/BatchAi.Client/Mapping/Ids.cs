namespace BatchAi.Client.Mapping;

/// <summary>The names in ids.</summary>
internal static class Ids
{
    internal static string? Group(string? id) => ResourcePath.TryParse(id)?.ResourceGroupName;

    internal static string? Workspace(string? id) => ResourcePath.TryParse(id)?.WorkspaceName;

    internal static string? Experiment(string? id) => ResourcePath.TryParse(id)?.ExperimentName;

    /// <summary>The last name; the id itself when it is of no known kind.</summary>
    internal static string? Name(string? id) => ResourcePath.TryParse(id)?.Name ?? id;
}
