namespace BatchAi;

/// <summary>How the ids of one kind of resource are written: fixed words, and <c>*</c> where a name stands.</summary>
internal sealed class ResourcePathShape
{
    private const string Name = "*";

    private readonly string[] _pattern;

    private ResourcePathShape(ResourceKind kind, ResourcePathShape? parent, string pattern)
    {
        (Kind, Parent) = (kind, parent);
        _pattern = [.. parent?._pattern ?? [], .. pattern.Split('/')];
    }

    internal ResourceKind Kind { get; }

    internal ResourcePathShape? Parent { get; }

    /// <summary>All shapes; the subscription's is the first.</summary>
    internal static ResourcePathShape[] All { get; } = CreateAll();

    /// <summary>The names in an id of this shape; null when it has another.</summary>
    internal string[]? Match(string[] segments)
    {
        if (segments.Length != _pattern.Length) return null;
        var names = new List<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (_pattern[i] == Name && segments[i].Length > 0) names.Add(segments[i]);
            else if (!_pattern[i].Equals(segments[i], StringComparison.OrdinalIgnoreCase)) return null;
        }

        return [.. names];
    }

    /// <summary>The id.</summary>
    internal string Format(IEnumerable<string> names)
    {
        using var next = names.GetEnumerator();
        return string.Concat(_pattern.Select(part => "/" + (part == Name && next.MoveNext() ? next.Current : part)));
    }

    private static ResourcePathShape[] CreateAll()
    {
        var subscription = new ResourcePathShape(ResourceKind.Subscription, null, "subscriptions/*");
        var group = new ResourcePathShape(ResourceKind.ResourceGroup, subscription, "resourceGroups/*");
        var workspace = new ResourcePathShape(ResourceKind.Workspace, group, "providers/Microsoft.BatchAI/workspaces/*");
        var experiment = new ResourcePathShape(ResourceKind.Experiment, workspace, "experiments/*");
        var account = new ResourcePathShape(ResourceKind.StorageAccount, group, "providers/Microsoft.Storage/storageAccounts/*");
        return
        [
            subscription,
            group,
            workspace,
            new(ResourceKind.Cluster, workspace, "clusters/*"),
            new(ResourceKind.FileServer, workspace, "fileServers/*"),
            experiment,
            new(ResourceKind.Job, experiment, "jobs/*"),
            account,
            new(ResourceKind.FileShare, account, "fileServices/default/shares/*"),
            new(ResourceKind.Container, account, "blobServices/default/containers/*"),
        ];
    }
}
