using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>What the API calls the kinds of resources.</summary>
internal static class ResourceTypes
{
    private const string Workspaces = "Microsoft.BatchAI/workspaces";

    /// <summary>The kinds that this provider has, parents first.</summary>
    internal static IReadOnlyList<ResourceKind> Ours { get; } =
        [ResourceKind.Workspace, ResourceKind.Cluster, ResourceKind.FileServer, ResourceKind.Experiment, ResourceKind.Job];

    internal static string TypeOf(ResourceKind kind) => kind switch
    {
        ResourceKind.Workspace => Workspaces,
        ResourceKind.Experiment => $"{Workspaces}/experiments",
        ResourceKind.Job => $"{Workspaces}/experiments/jobs",
        _ => $"{Workspaces}/{SegmentOf(kind)}",
    };

    /// <summary>The segment of an id that stands before the name.</summary>
    internal static string SegmentOf(ResourceKind kind) => kind switch
    {
        ResourceKind.Workspace => "workspaces",
        ResourceKind.Cluster => "clusters",
        ResourceKind.FileServer => "fileservers",
        ResourceKind.Experiment => "experiments",
        ResourceKind.Job => "jobs",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a resource of this provider."),
    };

    /// <summary>The kind in a sentence, e.g. <c>file server</c>.</summary>
    internal static string WordOf(ResourceKind kind) => kind switch
    {
        ResourceKind.ResourceGroup => "resource group",
        ResourceKind.FileServer => "file server",
        ResourceKind.StorageAccount => "storage account",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
