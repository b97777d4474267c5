namespace BatchAi;

/// <summary>A resource as a parameter takes it: a name, which the context completes, or a whole path.</summary>
public sealed class ResourceReference
{
    private ResourceReference(string name, ResourcePath? path) => (Name, Path) = (name, path);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The whole path; none when only the name is known.</summary>
    public ResourcePath? Path { get; }

    /// <summary>A resource that is known by its name.</summary>
    /// <param name="name">The name.</param>
    public static ResourceReference Of(string name) => new(name, null);

    /// <summary>A resource that is known by its path.</summary>
    /// <param name="path">The path.</param>
    public static ResourceReference Of(ResourcePath path) => new((path ?? throw new ArgumentNullException(nameof(path))).Name, path);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
