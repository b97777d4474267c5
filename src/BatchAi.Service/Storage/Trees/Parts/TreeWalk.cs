using System.Text;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>
/// Walks through a tree in the order of its names, and holds no more than a page of them per folder on the way. All names
/// below a folder come together, because the folder sorts by its name with the slash that they all have.
/// </summary>
internal sealed class TreeWalk(HostFolder root, EntryDescriber describer, ListRules rules, int wanted)
{
    private const int FewestKept = 512;
    private const int MostDescribed = 256;

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
            foreach (var some in Distinct(pass.Run()).Chunk(Math.Clamp(wanted, 1, MostDescribed)))
            {
                last = some[^1];
                foreach (var item in Expand(folder, id, host, name, bound, some)) yield return item;
            }

            if (last is not null) from = new ListBound(last.Key, IsAfter: true);
        }
        while (pass.IsCut);
    }

    // Of those with one name, the first.
    private static IEnumerable<ListCandidate> Distinct(List<ListCandidate> candidates)
    {
        ListCandidate? last = null;
        foreach (var candidate in candidates)
        {
            if (last is null || !last.Key.AsSpan().SequenceEqual(candidate.Key)) yield return candidate;
            last = candidate;
        }
    }

    private IEnumerable<ListItem> Expand(HostFolder folder, ulong id, string host, string name, ListBound? bound, ListCandidate[] candidates)
    {
        var items = Array.ConvertAll(candidates, candidate => ItemOf(candidate, id, host, name));
        var isListed = Array.ConvertAll(items, IsListed);
        var entries = describer.Describe(folder, [.. items.Where((_, i) => isListed[i])]);
        var next = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (isListed[i])
            {
                if (entries[next++] is { } entry) yield return items[i] with { Entry = entry };
            }
            else if (rules.Flat && ListBound.TryEnter(bound, candidates[i].Key, out var within))
            {
                foreach (var item in From(items[i].Host, $"{items[i].Name}/", "", within)) yield return item;
            }
        }
    }

    private static ListItem ItemOf(ListCandidate candidate, ulong id, string host, string name)
    {
        var full = name + Encoding.UTF8.GetString(candidate.Key);
        return new ListItem(Located.Join(host, candidate.Host), candidate.IsFolder ? full[..^1] : full, candidate.IsFolder, id, candidate.IsLinked);
    }

    private bool IsListed(ListItem item) => !item.IsFolder || (!rules.Flat && (rules.Kind == TreeKind.Files || HoldsFile(item.Host)));

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
