using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Makes mounts of what users give: mounts, shares, containers, file servers, or ids of these; live or deserialized.</summary>
internal static class MountReader
{
    private const string DeserializedMount = "Deserialized.BatchAi.Mount";

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
        if (!value.TypeNames.Contains(DeserializedMount)) return OfId(Text(value, nameof(Resource.ResourceId)));
        return new Mount
        {
            Kind = Text(value, nameof(Mount.Kind)) ?? "",
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

    private static string? Text(PSObject value, string property) => value.Properties[property]?.Value as string;
}
