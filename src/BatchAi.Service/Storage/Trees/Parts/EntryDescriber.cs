using System.Runtime.ExceptionServices;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Describes what a folder holds for a page. Nearly all of it are calls of the system, which go on side by side.</summary>
internal sealed class EntryDescriber(RecordStore records, HostFolder root, bool onlySizes)
{
    private const int FewestForMany = 64;
    private static readonly ParallelOptions Side = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    /// <summary>Describes some; null in the place of what is not there any more, or is not what it was.</summary>
    internal TreeEntry?[] Describe(HostFolder folder, IReadOnlyList<ListItem> items)
    {
        var entries = new TreeEntry?[items.Count];
        if (items.Count >= FewestForMany) DescribeMany(items.Count, Describe);
        else for (var i = 0; i < entries.Length; i++) Describe(i);
        return entries;

        void Describe(int i) => entries[i] = TryDescribe(folder, items[i]);
    }

    private static void DescribeMany(int count, Action<int> describe)
    {
        try
        {
            Parallel.For(0, count, Side, describe);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }

    private TreeEntry? TryDescribe(HostFolder folder, ListItem item)
    {
        try
        {
            using var found = item.IsLinked ? root.OpenAsFile(item.Host, item.IsFolder) : folder.Peek(Located.NameOf(item.Host), item.IsFolder);
            var entry = onlySizes
                ? EntryReader.Describe(found.Stat(), StoredRecord.None, note: null, item.Name, item.Parent)
                : EntryReader.Read(records, found, item.Name, item.Parent);
            return (entry.Kind == EntryKind.Folder) == item.IsFolder ? entry : null;
        }
        catch (TreeException error) when (error.Error == TreeError.AccessDenied)
        {
            // What may not be opened is there none the less.
            return root.Find(item.Host) is { } stat ? EntryReader.Describe(stat, StoredRecord.None, records.NoteOf(stat), item.Name, item.Parent) : null;
        }
        catch (TreeException error) when (error.Error is TreeError.NotFound or TreeError.IsFolder or TreeError.IsFile)
        {
            return null;
        }
    }
}
