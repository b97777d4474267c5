using System.Text;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>
/// Walks through a tree in the order of its names, and holds no more than a page of them per folder on the way. All names
/// below a folder come together, because the folder sorts by its name with the slash that they all have.
/// </summary>
internal sealed class TreeWalk(HostFolder root, ListRules rules, int wanted)
{
    private const int FewestKept = 512;

    // Empty folders, and links that lead to the same ones again and again, must not keep a request for ever.
    private const int MostFolders = 10_000;
    private readonly List<(ulong Device, ulong Id)> _way = [];
    private int _entered;

    /// <summary>Walks from a folder on.</summary>
    /// <param name="host">The folder's path on the disk.</param>
    /// <param name="name">Its name with a slash, or nothing for the root.</param>
    /// <param name="prefix">How names in the folder must begin.</param>
    /// <param name="bound">Where to begin.</param>
    internal IEnumerable<ListItem> From(string host, string name, string prefix, ListBound? bound)
    {
        if (++_entered > MostFolders)
        {
            yield return new ListItem(host, name, IsFolder: true, Parent: 0, IsStop: true);
            yield break;
        }

        using var folder = TryOpen(host);
        if (folder?.Stat() is not { } stat || _way.Contains((stat.Device, stat.Id))) yield break;
        _way.Add((stat.Device, stat.Id));
        foreach (var item in Through(folder, stat.Id, host, name, prefix, bound)) yield return item;
        _way.RemoveAt(_way.Count - 1);
    }

    private IEnumerable<ListItem> Through(HostFolder folder, ulong id, string host, string name, string prefix, ListBound? bound)
    {
        FolderPass pass;
        var from = bound;
        do
        {
            pass = new FolderPass(root, folder, host, rules, prefix, from, Math.Max(wanted + 1, FewestKept));
            ListCandidate? last = null;
            foreach (var candidate in pass.Run())
            {
                if (last is not null && last.Key.AsSpan().SequenceEqual(candidate.Key)) continue;
                last = candidate;
                foreach (var item in Expand(candidate, id, host, name, bound)) yield return item;
            }

            if (last is not null) from = new ListBound(last.Key, IsAfter: true);
        }
        while (pass.IsCut);
    }

    private IEnumerable<ListItem> Expand(ListCandidate candidate, ulong id, string host, string name, ListBound? bound)
    {
        var inner = Located.Join(host, candidate.Host);
        var full = name + Encoding.UTF8.GetString(candidate.Key);
        if (!candidate.IsFolder) return [new ListItem(inner, full, IsFolder: false, id)];
        if (!rules.Flat) return rules.Kind == TreeKind.Files || HoldsFile(inner) ? [new ListItem(inner, full[..^1], IsFolder: true, id)] : [];
        return ListBound.TryEnter(bound, candidate.Key, out var within) ? From(inner, full, "", within) : [];
    }

    private HostFolder? TryOpen(string host)
    {
        try
        {
            return root.OpenFolder(host);
        }
        catch (TreeException error) when (error.Error is TreeError.NotFound or TreeError.IsFile or TreeError.AccessDenied or TreeError.TooLong)
        {
            return null;
        }
    }

    private bool HoldsFile(string host)
    {
        var ahead = new Stack<string>([host]);
        var seen = new HashSet<(ulong Device, ulong Id)>();
        while (ahead.TryPop(out var next))
        {
            // Rather one folder too many on the list than a request without an end.
            if (++_entered > MostFolders) return true;
            using var folder = TryOpen(next);
            if (folder?.Stat() is not { } stat || !seen.Add((stat.Device, stat.Id))) continue;
            var search = new FileSearch(root, next, ahead, MostFolders);
            folder.Scan(search);
            if (search.Found) return true;
        }

        return false;
    }
}
