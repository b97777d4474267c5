using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>
/// Finds what a name stands for: of a blob the plain form of its name, then the one for blobs whose plain name a folder has;
/// in a share the exact case, then any other that is unique.
/// </summary>
internal sealed class TreeResolver(HostFolder root, CaseTwins twins)
{
    /// <summary>What a name of a share stands for, whichever it is.</summary>
    internal Located? FindAny(TreePath path)
    {
        if (path.IsRoot) return new Located(".", root.Stat());
        return root.Find(path.HostPath) is { } found ? new Located(path.HostPath, found) : FindInAnyCase(path);
    }

    internal Located? Find(TreePath path, HostKind kind)
    {
        if (path.IsRoot) return kind == HostKind.Folder ? new Located(".", root.Stat()) : null;
        var found = root.Find(path.HostPath);
        if (found?.Kind == kind) return new Located(path.HostPath, found.Value);
        if (path.Kind == TreeKind.Blobs) return kind == HostKind.File ? FindDisplaced(path) : null;
        return found is null && FindInAnyCase(path) is { } other && other.Stat.Kind == kind ? other : null;
    }

    /// <summary>The names in a folder of a share that differ from one in case alone.</summary>
    internal IReadOnlyList<string> FindTwins(HostFolder folder, string name) => twins.Find(folder, name);

    private Located? FindDisplaced(TreePath path)
    {
        if (path.DisplacedHostOrNull() is not { } name) return null;
        var host = Located.Join(Located.FolderOf(path.HostPath), name);
        return root.Find(host) is { Kind: HostKind.File } found ? new Located(host, found) : null;
    }

    private Located? FindInAnyCase(TreePath path)
    {
        var here = ".";
        HostStat? found = null;
        foreach (var segment in path.Hosts)
        {
            var next = Located.Join(here, segment);
            found = root.Find(next);
            if (found is null)
            {
                if (FindTwin(here, segment) is not { } twin) return null;
                next = Located.Join(here, twin);
                found = root.Find(next);
                if (found is null) return null;
            }

            here = next;
        }

        return new Located(here, found!.Value);
    }

    private string? FindTwin(string host, string segment)
    {
        try
        {
            using var folder = root.OpenFolder(host);
            return twins.Find(folder, segment) is [var only] ? only : null;
        }
        catch (TreeException error) when (error.Error is TreeError.NotFound or TreeError.IsFile)
        {
            return null;
        }
    }
}
