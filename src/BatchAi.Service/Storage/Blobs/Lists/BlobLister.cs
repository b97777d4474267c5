using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Blobs.Lists;

/// <summary>Reads pages of lists of blobs.</summary>
internal static class BlobLister
{
    private const string Folder = "/";

    internal static BlobPage List(StorageTree tree, BlobListing listing) => listing is { WithUncommitted: false, Delimiter: "" or Folder }
        ? Plain(tree, listing)
        : new GroupedList(tree, listing).Read();

    // What the tree does by itself: with a slash for a delimiter, groups are its folders.
    private static BlobPage Plain(StorageTree tree, BlobListing listing)
    {
        var page = tree.List(new TreeListing { Prefix = listing.Prefix, Flat = listing.Delimiter.Length == 0, Marker = listing.Marker, Limit = listing.Limit });
        return new BlobPage([.. page.Entries.Select(Item)], page.Next);
    }

    private static BlobListItem Item(TreeEntry entry) => entry.Kind == EntryKind.Folder ? new(entry.Name + Folder, true, null) : new(entry.Name, false, entry);
}
