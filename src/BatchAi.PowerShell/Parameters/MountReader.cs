using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Makes mounts of what users give: mounts, shares, containers, file servers, or ids of these; live or deserialized.</summary>
internal static class MountReader
{
    /// <summary>The mount; null when the value is nothing of the kind.</summary>
    internal static Mount? Read(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        Mount mount => mount,
        FileShare share => OfId(share.ResourceId) ?? new Mount { Kind = nameof(ResourceKind.FileShare), Name = share.Name, MountPath = share.Name, StorageAccountName = share.StorageAccountName },
        Container container => OfId(container.ResourceId) ?? new Mount { Kind = nameof(ResourceKind.Container), Name = container.Name, MountPath = container.Name, StorageAccountName = container.StorageAccountName },
        FileServer server => OfId(server.ResourceId) ?? new Mount { Kind = nameof(ResourceKind.FileServer), Name = server.Name, MountPath = server.Name },
        string id => OfId(id),
        _ when value is PSObject serialized => ReadProperties(serialized),
        _ => null,
    };

    /// <summary>The mount of a resource under its own name.</summary>
    /// <param name="resource">A share, a container or a file server.</param>
    internal static Mount Of(ResourcePath resource) => new()
    {
        Kind = resource.Kind.ToString(),
        Name = resource.Name,
        MountPath = resource.Name,
        StorageAccountName = resource.StorageAccountName,
        SourceId = resource.ToString(),
    };

    private static Mount? OfId(string? id) =>
        ResourcePath.TryParse(id) is { Kind: ResourceKind.FileShare or ResourceKind.Container or ResourceKind.FileServer } path ? Of(path) : null;

    private static Mount? ReadProperties(PSObject value)
    {
        // No other type has both; from CSV and JSON, nothing but its properties tells what something was.
        if (Text(value, nameof(Mount.Kind)) is not { } kind || value.Properties[nameof(Mount.MountPath)] is null) return OfId(Text(value, nameof(Resource.ResourceId)));
        return new Mount
        {
            Kind = kind,
            Name = Text(value, nameof(Mount.Name)),
            MountPath = Text(value, nameof(Mount.MountPath)),
            StorageAccountName = Text(value, nameof(Mount.StorageAccountName)),
            SourceId = Text(value, nameof(Mount.SourceId)),
            Url = Text(value, nameof(Mount.Url)),
            SourceDirectory = Text(value, nameof(Mount.SourceDirectory)),
            Option = Text(value, nameof(Mount.Option)),
            FileMode = Text(value, nameof(Mount.FileMode)),
            DirectoryMode = Text(value, nameof(Mount.DirectoryMode)),
            MountCommand = Text(value, nameof(Mount.MountCommand)),
        };
    }

    // CSV knows no null.
    private static string? Text(PSObject value, string property) => value.Properties[property]?.Value is string { Length: > 0 } text ? text : null;
}
