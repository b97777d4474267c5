using System.Text;

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
        HostPath = hosts.Length == 0 ? "." : string.Join('/', hosts);
    }

    internal TreeKind Kind { get; }

    /// <summary>The full name as the client gave it, decoded once; empty for the root of a tree.</summary>
    internal string Name { get; }

    internal bool IsRoot => _hosts.Length == 0;

    /// <summary>The folder that it is in; the root is in itself.</summary>
    internal TreePath Parent =>
        _hosts.Length <= 1 ? Root(Kind) : new TreePath(Kind, Name[..Name.LastIndexOf('/')], _hosts[..^1]);

    /// <summary>Each segment's name on the host, as long as no folder takes the last one's.</summary>
    internal ReadOnlySpan<string> Hosts => _hosts;

    /// <summary>The same as one path.</summary>
    internal string HostPath { get; }

    /// <summary>The last segment.</summary>
    internal string LastSegment => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>What a blob's file is called when a folder has the plain name; null in shares.</summary>
    /// <exception cref="TreeException"><see cref="TreeError.TooLong"/>.</exception>
    internal string? DisplacedHost => Kind == TreeKind.Blobs ? NameCodec.For(Kind).ToHost(LastSegment, displaced: true) : null;

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

    /// <summary>The same; null also when it would be too long, so that there can be no such file.</summary>
    internal string? DisplacedHostOrNull()
    {
        try
        {
            return DisplacedHost;
        }
        catch (TreeException)
        {
            return null;
        }
    }

    /// <summary>The name of a file whose path on the host is known, relative to the tree's root; null when it means nothing, and the file is invisible.</summary>
    internal static string? NameOf(TreeKind kind, string hostPath)
    {
        var segments = hostPath.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            if (!NameCodec.For(kind).TryFromHost(Encoding.UTF8.GetBytes(segments[i]), out segments[i], out var displaced) || (displaced && i < segments.Length - 1)) return null;
        }

        return segments is [""] ? null : string.Join('/', segments);
    }

    public override string ToString() => Name;
}
