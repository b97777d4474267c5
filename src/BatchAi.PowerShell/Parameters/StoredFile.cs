using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>A file of a share or a container, as far as a sweep needs it.</summary>
/// <param name="Place">The share or container.</param>
/// <param name="Path">Its path there.</param>
/// <param name="IsDirectory">Whether it is a directory.</param>
internal sealed record StoredFile(ResourcePath Place, string Path, bool IsDirectory)
{
    /// <summary>Reads an object of Get-BatchAiFile, live or deserialized; null when it is nothing of the kind.</summary>
    internal static StoredFile? Read(object? value) => value switch
    {
        StorageItem item => Of(item.ResourceId, item.Path, item.IsDirectory),
        PSObject { BaseObject: StorageItem item } => Of(item.ResourceId, item.Path, item.IsDirectory),
        PSObject other => Of(Text(other, nameof(StorageItem.ResourceId)), Text(other, nameof(StorageItem.Path)), IsTrue(other.Properties[nameof(StorageItem.IsDirectory)]?.Value)),
        _ => null,
    };

    /// <summary>Whether a mount shows the share or container that it is in.</summary>
    internal bool IsIn(PlanMount mount) =>
        mount.Kind == (Place.Kind == ResourceKind.FileShare ? PlanMountKinds.FileShare : PlanMountKinds.Container)
        && string.Equals(mount.Account, Place.StorageAccountName, StringComparison.OrdinalIgnoreCase)
        && string.Equals(mount.Source, Place.Name, StringComparison.OrdinalIgnoreCase);

    private static StoredFile? Of(string? id, string? path, bool isDirectory) =>
        path is { Length: > 0 } && ResourcePath.TryParse(id) is { Kind: ResourceKind.FileShare or ResourceKind.Container } place ? new(place, path, isDirectory) : null;

    // CSV knows texts alone.
    private static bool IsTrue(object? value) => value is true || (value is string text && text.Equals("True", StringComparison.OrdinalIgnoreCase));

    private static string? Text(PSObject value, string property) => value.Properties[property]?.Value as string;
}
