namespace BatchAi.Connections;

/// <summary>
/// Finds out which group, workspace and experiment are meant: first what a parameter says, then the context, then the
/// environment. Who names another group or workspace than the context's does not mean what the context has inside its own.
/// </summary>
/// <param name="context">The context.</param>
/// <param name="groupName">What the parameter for the resource group says.</param>
internal sealed class ScopeResolver(Context context, string? groupName)
{
    private ResourcePath Subscription => ResourcePath.Subscription(context.SubscriptionId ?? "");

    private string? DefaultGroup => NotEmpty(context.ResourceGroupName) ?? EnvironmentDefaults.ResourceGroupName;

    private string? DefaultWorkspace => NotEmpty(context.Workspace) ?? EnvironmentDefaults.Workspace;

    private string? DefaultExperiment => NotEmpty(context.Experiment) ?? EnvironmentDefaults.Experiment;

    /// <summary>The resource group; null when none is given or known.</summary>
    internal ResourcePath? FindGroup() => (groupName ?? DefaultGroup) is { } name ? Subscription.Child(ResourceKind.ResourceGroup, name) : null;

    /// <summary>The workspace; null when none is given or known.</summary>
    internal ResourcePath? FindWorkspace(ResourceReference? workspace)
    {
        if (workspace?.Path?.Upto(ResourceKind.Workspace) is { } path) return path;
        var name = workspace?.Name ?? (IsSame(groupName, DefaultGroup) ? DefaultWorkspace : null);
        return name is null ? null : FindGroup()?.Child(ResourceKind.Workspace, name);
    }

    /// <summary>The experiment; null when none is given or known.</summary>
    internal ResourcePath? FindExperiment(ResourceReference? workspace, ResourceReference? experiment)
    {
        if (experiment?.Path?.Upto(ResourceKind.Experiment) is { } path) return path;
        var parent = FindWorkspace(workspace);
        var name = experiment?.Name ?? (IsSame(parent?.Name, DefaultWorkspace) && IsSame(parent?.ResourceGroupName, DefaultGroup) ? DefaultExperiment : null);
        return name is null ? null : parent?.Child(ResourceKind.Experiment, name);
    }

    private static bool IsSame(string? given, string? standing) => given is null || string.Equals(given, standing, StringComparison.OrdinalIgnoreCase);

    // Who sets a member of a context to $null in PowerShell sets an empty text.
    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
