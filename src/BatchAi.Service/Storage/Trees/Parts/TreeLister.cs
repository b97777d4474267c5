using System.Text;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Makes one page of a tree's names.</summary>
internal sealed class TreeLister(RecordStore records, HostFolder root, TreeResolver resolver, TreeKind kind)
{
    internal TreePage List(TreeListing listing)
    {
        var (host, name, prefix) = Start(listing);
        var marker = listing.Marker is null ? null : TreeMarker.Parse(listing.Marker);
        var bound = marker is null ? null : new ListBound(Encoding.UTF8.GetBytes(marker.Name), marker.IsAfter);
        if (host is null || !ListBound.TryEnter(bound, Encoding.UTF8.GetBytes(name), out var within)) return new TreePage([], null);
        var walk = new TreeWalk(root, new EntryDescriber(records, root, listing.OnlySizes), new ListRules(kind, listing.Flat), listing.Limit);
        return Fill(walk.From(host, name, prefix, within), listing.Limit);
    }

    private TreePage Fill(IEnumerable<ListItem> items, int limit)
    {
        var entries = new List<TreeEntry>(Math.Min(limit, 256));
        TreeMarker? end = null;
        foreach (var item in items)
        {
            if (item.IsStop) return new TreePage(entries, new TreeMarker(item.Name, IsAfter: false).ToString());
            if (entries.Count == limit) return new TreePage(entries, end!.ToString());
            entries.Add(item.Entry!);
            end = new TreeMarker(item.IsFolder ? $"{item.Name}/" : item.Name, IsAfter: true);
        }

        return new TreePage(entries, null);
    }

    // The folder where the walk begins, null when it is not there; its name with a slash; and how names in it must begin.
    private (string? Host, string Name, string Prefix) Start(TreeListing listing)
    {
        if (kind == TreeKind.Files)
        {
            var folder = resolver.Find(listing.Folder ?? TreePath.Root(kind), HostKind.Folder) ?? throw HostErrors.From(HostErrors.NoEntry);
            return (folder.Host, folder.Host == "." ? "" : $"{folder.Host}/", listing.Prefix);
        }

        var cut = listing.Prefix.LastIndexOf('/');
        if (cut < 0) return (".", "", listing.Prefix);
        var prefix = listing.Prefix[(cut + 1)..];
        try
        {
            var path = cut == 0 ? TreePath.Parse(kind, "/").Parent : TreePath.Parse(kind, listing.Prefix[..cut]);
            return (path.HostPath, listing.Prefix[..(cut + 1)], prefix);
        }
        catch (TreeException error) when (error.Error == TreeError.TooLong)
        {
            return (null, "", "");
        }
    }
}
