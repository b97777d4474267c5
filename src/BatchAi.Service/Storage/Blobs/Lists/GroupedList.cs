using System.Text;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Lists;

/// <summary>
/// A list with groups of any kind, or with blobs that are yet to be committed among the others. It goes through all names;
/// a group is one line, whose other names are passed over.
/// </summary>
internal sealed class GroupedList
{
    private readonly StorageTree _tree;
    private readonly BlobListing _listing;
    private readonly IReadOnlyList<string> _uncommitted;
    private readonly List<BlobListItem> _items = [];
    private ListPlace _place;

    internal GroupedList(StorageTree tree, BlobListing listing)
    {
        (_tree, _listing, _place) = (tree, listing, ListPlace.Read(listing.Marker));
        _uncommitted = listing.WithUncommitted ? tree.UncommittedNames(listing.Prefix) : [];
    }

    /// <summary>Reads the page.</summary>
    internal BlobPage Read()
    {
        while (true)
        {
            var page = Names(_place.Tree, _listing.Limit);
            if (!TryTake(page, out var taken)) return new BlobPage(_items, Place(taken).ToString());
            if (page.Next is null) return new BlobPage(_items, null);
            _place = _place with { Tree = page.Next };
        }
    }

    // Takes lines until the page is full.
    private bool TryTake(TreePage page, out int taken)
    {
        taken = 0;
        foreach (var (name, entry) in Merge(page))
        {
            if (!IsListed(name))
            {
                if (_items.Count == _listing.Limit) return false;
                var item = ItemOf(name, entry);
                _items.Add(item);
                _place = _place with { Last = item.Name };
            }

            if (entry is not null) taken++;
        }

        return true;
    }

    // The tree's marker stands behind a whole page; so a part of one is read again.
    private ListPlace Place(int taken) => taken == 0 ? _place : _place with { Tree = Names(_place.Tree, taken).Next ?? _place.Tree };

    private TreePage Names(string? marker, int limit) => _tree.List(new TreeListing { Prefix = _listing.Prefix, Flat = true, Marker = marker, Limit = limit });

    private IEnumerable<(string Name, TreeEntry? Entry)> Merge(TreePage page)
    {
        var last = page.Entries.Count > 0 ? page.Entries[^1].Name : "";
        var others = _uncommitted.Where(name => page.Next is null || Compare(name, last) <= 0).Select(name => (Name: name, Entry: (TreeEntry?)null));
        return page.Entries.Select(entry => (entry.Name, Entry: (TreeEntry?)entry)).Concat(others).OrderBy(line => line.Name, Comparer<string>.Create(Compare));
    }

    private bool IsListed(string name)
    {
        var last = _place.Last;
        if (last.Length == 0) return false;
        return Compare(name, last) <= 0 || (_listing.Delimiter.Length > 0 && last.EndsWith(_listing.Delimiter, StringComparison.Ordinal) && name.StartsWith(last, StringComparison.Ordinal));
    }

    private BlobListItem ItemOf(string name, TreeEntry? entry)
    {
        if (_listing.Delimiter.Length == 0) return new(name, false, entry);
        var end = name.IndexOf(_listing.Delimiter, _listing.Prefix.Length, StringComparison.Ordinal);
        return end < 0 ? new(name, false, entry) : new(name[..(end + _listing.Delimiter.Length)], true, null);
    }

    // The order of UTF-8, in which the tree lists.
    private static int Compare(string one, string other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));
}
