namespace BatchAi;

/// <summary>Where a resource is: what its ARM id says, in parts. Names keep their spelling and compare without regard to case.</summary>
public sealed class ResourcePath : IEquatable<ResourcePath>
{
    private static readonly ResourcePathShape[] Shapes = ResourcePathShape.All;

    private readonly ResourcePathShape _shape;
    private readonly string[] _names;

    private ResourcePath(ResourcePathShape shape, string[] names) => (_shape, _names) = (shape, names);

    /// <summary>What it is the path of.</summary>
    public ResourceKind Kind => _shape.Kind;

    /// <summary>The resource's own name; for a subscription its id.</summary>
    public string Name => _names[_names.Length - 1];

    /// <summary>The subscription's id.</summary>
    public string SubscriptionId => _names[0];

    /// <summary>The resource group; none for a subscription.</summary>
    public string? ResourceGroupName => NameOf(ResourceKind.ResourceGroup);

    /// <summary>The workspace; none for what is in none.</summary>
    public string? WorkspaceName => NameOf(ResourceKind.Workspace);

    /// <summary>The experiment; none for what is in none.</summary>
    public string? ExperimentName => NameOf(ResourceKind.Experiment);

    /// <summary>The storage account; none for what is in none.</summary>
    public string? StorageAccountName => NameOf(ResourceKind.StorageAccount);

    /// <summary>What it is in; none for a subscription.</summary>
    public ResourcePath? Parent => _shape.Parent is { } parent ? new ResourcePath(parent, _names.Take(_names.Length - 1).ToArray()) : null;

    /// <summary>The path of a subscription.</summary>
    /// <param name="subscriptionId">The subscription's id.</param>
    public static ResourcePath Subscription(string subscriptionId) => new(Shapes[0], [subscriptionId]);

    /// <summary>The path of something in this one.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">Nothing of that kind is in this one.</exception>
    /// <exception cref="BatchAiException"><c>InvalidName</c>: it cannot be a part of an id.</exception>
    public ResourcePath Child(ResourceKind kind, string name)
    {
        var child = Array.Find(Shapes, shape => shape.Kind == kind && shape.Parent == _shape)
            ?? throw new ArgumentException($"There is no {kind} in a {Kind}.", nameof(kind));
        if (!IsName(name)) throw new BatchAiException("InvalidName", $"'{name}' cannot be a name.", "Give a name of letters, digits, underscores and hyphens.");
        return new ResourcePath(child, [.. _names, name]);
    }

    /// <summary>This path, or the part of it that leads to a parent; none when it has no parent of that kind.</summary>
    /// <param name="kind">What is wanted.</param>
    public ResourcePath? Upto(ResourceKind kind)
    {
        for (var path = this; path is not null; path = path.Parent)
        {
            if (path.Kind == kind) return path;
        }

        return null;
    }

    /// <summary>Reads an ARM id.</summary>
    /// <param name="text">The id.</param>
    /// <returns>The path; none when the text is no id of something that this module knows.</returns>
    public static ResourcePath? TryParse(string? text)
    {
        if (text is null || text.Length == 0 || text[0] != '/') return null;
        var segments = text.TrimEnd('/').Split('/').Skip(1).ToArray();
        foreach (var shape in Shapes)
        {
            if (shape.Match(segments) is { } names && names.All(IsName)) return new ResourcePath(shape, names);
        }

        return null;
    }

    /// <summary>The id as the path of a URL.</summary>
    public string ToUrlPath() => _shape.Format(_names.Select(Uri.EscapeDataString));

    /// <summary>Whether both lead to the same resource.</summary>
    /// <param name="other">The other path.</param>
    public bool Equals(ResourcePath? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResourcePath);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary>The ARM id.</summary>
    public override string ToString() => _shape.Format(_names);

    // A name with a slash, or one that URLs take for "here" or "above", would lead elsewhere.
    private static bool IsName(string name) => name is not ("" or "." or "..") && !name.Any(c => c is '/' or '\\' || char.IsControl(c));

    private string? NameOf(ResourceKind kind) => Upto(kind)?.Name;
}
