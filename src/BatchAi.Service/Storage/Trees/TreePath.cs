namespace BatchAi.Service.Storage.Trees;

/// <summary>A name within a tree, checked and cut into its segments. It says nothing about whether there is such a file.</summary>
internal sealed class TreePath
{
    private readonly string[] _hosts;

    private TreePath(TreeKind kind, string name, string[] hosts)
    {
        Kind = kind;
        Name = name;
        _hosts = hosts;
    }

    internal TreeKind Kind { get; }

    /// <summary>The full name as the client gave it, decoded once; empty for the root of a tree.</summary>
    internal string Name { get; }

    internal bool IsRoot => _hosts.Length == 0;

    /// <summary>The folder that it is in; null for the root.</summary>
    internal TreePath? Parent =>
        IsRoot ? null : _hosts.Length == 1 ? Root(Kind) : new TreePath(Kind, Name[..Name.LastIndexOf('/')], _hosts[..^1]);

    /// <summary>Each segment's name on the host, as long as no folder takes the last one's.</summary>
    internal ReadOnlySpan<string> Hosts => _hosts;

    /// <summary>The last segment.</summary>
    internal string LastSegment => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>The root of a tree.</summary>
    internal static TreePath Root(TreeKind kind) => new(kind, "", []);

    /// <summary>Reads a name, whose segments a slash separates.</summary>
    /// <param name="kind">What kind of tree it is a name in.</param>
    /// <param name="name">The name, decoded once; not empty.</param>
    /// <exception cref="TreeException"><see cref="TreeError.InvalidName"/>, <see cref="TreeError.TooLong"/>.</exception>
    internal static TreePath Parse(TreeKind kind, string name)
    {
        if (name.Length == 0) throw new TreeException(TreeError.InvalidName, "The name is empty.");
        var codec = NameCodec.For(kind);
        return new TreePath(kind, name, Array.ConvertAll(name.Split('/'), segment => codec.ToHost(segment)));
    }

    public override string ToString() => Name;
}
