using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet for files in a share or a container.</summary>
public abstract class StorageFileCommand : ScopedCommand
{
    private readonly Dictionary<string, ResourcePath> _accounts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>-StorageAccount: the account; what AZURE_BATCHAI_STORAGE_ACCOUNT says when not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StorageAccountName")]
    [Reference(ResourceKind.StorageAccount)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? StorageAccount { get; set; }

    /// <summary>The share or container that is meant.</summary>
    /// <param name="share">What the parameter for a share says.</param>
    /// <param name="container">What the parameter for a container says.</param>
    /// <param name="id">The id of one of them; null when not given.</param>
    /// <exception cref="BatchAiException">Nothing says which one.</exception>
    protected async Task<ResourcePath> PlaceAsync(ResourceReference? share, ResourceReference? container, string? id)
    {
        if (id is not null) return PlaceOf(id);
        if (share is null == container is null) throw FileErrors.NoPlace();
        var kind = share is null ? ResourceKind.Container : ResourceKind.FileShare;
        var folder = (share ?? container)!;
        return folder.Path ?? (await AccountAsync()).Child(kind, folder.Name);
    }

    /// <summary>The share or container with an id.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="BatchAiException">It is that of something else.</exception>
    protected static ResourcePath PlaceOf(string id)
    {
        var path = ResourcePath.TryParse(id) ?? throw ScopeErrors.NoId(id);
        return path.Kind is ResourceKind.FileShare or ResourceKind.Container ? path : throw ScopeErrors.WrongKind(path, "FileShare or Container");
    }

    /// <summary>A share or container, in words.</summary>
    /// <param name="place">Its path.</param>
    protected static string Words(ResourcePath place) =>
        $"{(place.Kind == ResourceKind.FileShare ? "share" : "container")} '{place.Name}' of storage account '{place.StorageAccountName}'";

    /// <summary>A path in a share or container as users give it, without slashes around it.</summary>
    /// <param name="path">The path.</param>
    protected static string Clean(string path) => string.Join("/", path.Replace('\\', '/').Split('/').Where(part => part is not ("" or ".")));

    // The name of an account is looked up once for all objects of the pipeline.
    private async Task<ResourcePath> AccountAsync()
    {
        if (StorageAccount?.Path is { } known) return known;
        var key = $"{ResourceGroupName}/{StorageAccount?.Name}";
        return _accounts.TryGetValue(key, out var path) ? path : _accounts[key] = await AccountPathAsync(StorageAccount);
    }
}
