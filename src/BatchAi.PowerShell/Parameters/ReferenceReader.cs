using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Reads what users give for a resource.</summary>
internal static class ReferenceReader
{
    /// <summary>The reference; null when the value is nothing of the kind.</summary>
    internal static ResourceReference? Read(object? value, ResourceKind kind) => Bare(value) switch
    {
        ResourceReference reference => reference,
        string text => ReadText(text, kind),
        Resource resource => ReadProperties(resource.ResourceId, resource.Name, kind, isOfKind: resource.GetType().Name == kind.ToString()),
        _ when value is PSObject wrapped => ReadProperties(Text(wrapped, nameof(Resource.ResourceId)), Text(wrapped, nameof(Resource.Name)), kind, IsDeserialized(wrapped, kind)),
        _ => null,
    };

    /// <summary>The value without what PowerShell puts around it.</summary>
    internal static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static ResourceReference? ReadText(string text, ResourceKind kind)
    {
        if (text.Length == 0) return null;
        if (text[0] != '/') return ResourceReference.Of(text);
        return ResourcePath.TryParse(text)?.Upto(kind) is { } path ? ResourceReference.Of(path) : null;
    }

    // An object of another kind still tells its parents by its id; its name is not theirs.
    private static ResourceReference? ReadProperties(string? id, string? name, ResourceKind kind, bool isOfKind)
    {
        if (ResourcePath.TryParse(id)?.Upto(kind) is { } path) return ResourceReference.Of(path);
        return isOfKind && name is { Length: > 0 } ? ResourceReference.Of(name) : null;
    }

    private static bool IsDeserialized(PSObject value, ResourceKind kind) => value.TypeNames.Contains($"Deserialized.BatchAi.{kind}");

    private static string? Text(PSObject value, string property) => value.Properties[property]?.Value as string;
}
