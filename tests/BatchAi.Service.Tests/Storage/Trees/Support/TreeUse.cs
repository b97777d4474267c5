using System.Text;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Tests.Storage.Trees.Support;

/// <summary>What tests do with a tree again and again.</summary>
internal static class TreeUse
{
    internal static Task<TreeEntry> PutAsync(this StorageTree tree, string name, string text, FileRecord? record = null, CommitMode mode = CommitMode.CreateOrReplace) =>
        tree.PutAsync(name, Encoding.UTF8.GetBytes(text), record, mode);

    internal static async Task<TreeEntry> PutAsync(this StorageTree tree, string name, byte[] bytes, FileRecord? record = null, CommitMode mode = CommitMode.CreateOrReplace)
    {
        var path = tree.Path(name);
        using var file = tree.Stage();
        file.Write(bytes);
        using var hold = await tree.HoldAsync(path, CancellationToken.None);
        return await tree.CommitAsync(file, path, record ?? FileRecord.Empty, mode);
    }

    internal static async Task<string?> ReadAsync(this StorageTree tree, string name)
    {
        if (tree.FindFile(tree.Path(name)) is null) return null;
        using var file = tree.OpenFile(tree.Path(name));
        return Encoding.UTF8.GetString(await ReadAllAsync(file));
    }

    internal static async Task<byte[]> ReadAllAsync(this TreeFile file)
    {
        var bytes = new byte[file.Entry.Length];
        for (var at = 0; at < bytes.Length;) at += await file.ReadAsync(bytes.AsMemory(at), at, CancellationToken.None);
        return bytes;
    }

    /// <summary>All names, page by page; a folder's with a slash.</summary>
    internal static List<string> Names(this StorageTree tree, TreeListing? listing = null) => [.. tree.Pages(listing ?? new()).SelectMany(p => p.Entries).Select(Name)];

    internal static IEnumerable<TreePage> Pages(this StorageTree tree, TreeListing listing)
    {
        TreePage page;
        do
        {
            page = tree.List(listing);
            yield return page;
            listing = listing with { Marker = page.Next };
        }
        while (page.Next is not null);
    }

    internal static async Task FailsAsync(TreeError error, Func<Task> action) =>
        Assert.Equal(error, (await Assert.ThrowsAsync<TreeException>(action)).Error);

    internal static void Fails(TreeError error, Action action) => Assert.Equal(error, Assert.Throws<TreeException>(action).Error);

    private static string Name(TreeEntry entry) => entry.Kind == EntryKind.Folder ? $"{entry.Name}/" : entry.Name;
}
