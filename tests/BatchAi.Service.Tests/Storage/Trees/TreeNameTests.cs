using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

/// <summary>Every hostile name at every way in: nothing outside the account is ever touched.</summary>
public sealed class TreeNameTests
{
    [Theory]
    [InlineData(nameof(TreeKind.Files))]
    [InlineData(nameof(TreeKind.Blobs))]
    public async Task AnyOperation_WithAnyName_StaysInside(string kindOfTree)
    {
        await using var account = TempAccount.Create();
        using var tree = await account.NewAsync(Enum.Parse<TreeKind>(kindOfTree));
        var outside = account.DescribeOutside();

        foreach (var name in HostileNames.All)
        {
            foreach (var operation in Operations(tree, name))
            {
                try
                {
                    await operation();
                }
                catch (TreeException error)
                {
                    Assert.NotEqual(TreeError.Failed, error.Error);
                    Assert.DoesNotContain(account.Outside, error.Message, StringComparison.Ordinal);
                }
            }

            Assert.Equal(outside, account.DescribeOutside());
            Assert.Equal(["data"], Directory.GetFileSystemEntries(Path.GetDirectoryName(account.Place(tree))!).Select(Path.GetFileName));
        }

        Assert.Empty(account.Staged());
    }

    [Fact]
    public async Task Put_AnyName_IsFoundListedAndRemovedUnderThatName()
    {
        await using var account = TempAccount.Create();
        using var tree = await account.NewAsync(TreeKind.Blobs);
        var kept = new List<string>();
        foreach (var name in HostileNames.All)
        {
            try
            {
                await tree.PutAsync(name, name);
                kept.Add(name);
            }
            catch (TreeException error) when (error.Error is TreeError.TooLong or TreeError.InvalidName)
            {
                Assert.True(name.Length > 120 || name.Contains('\ud800'), name);
            }
        }

        Assert.Equal(kept.OrderBy(System.Text.Encoding.UTF8.GetBytes, ByOrdinal).ToList(), tree.Names(new TreeListing { Flat = true }));
        foreach (var name in kept) Assert.Equal(name, await tree.ReadAsync(name));
        foreach (var name in kept) await tree.DeleteFileAsync(tree.Path(name));
        Assert.Empty(tree.Names(new TreeListing { Flat = true }));
    }

    private static Comparer<byte[]> ByOrdinal => Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private static IEnumerable<Func<Task>> Operations(StorageTree tree, string name)
    {
        yield return () => Task.FromResult(tree.FindFile(tree.Path(name)));
        yield return () => Task.FromResult(tree.FindFolder(tree.Path(name)));
        yield return () => tree.PutAsync(name, "text");
        yield return () => tree.PutAsync(name, "text", mode: CommitMode.CreateNew);
        yield return () => tree.ReadAsync(name);
        yield return () => WriteAsync(tree, name);
        yield return () => tree.CreateFolderAsync(tree.Path(name), FileRecord.Empty);
        yield return () => tree.SetFolderRecordAsync(tree.Path(name), FileRecord.Empty);
        yield return () => tree.RenameAsync(tree.Path(name), tree.Path("renamed"));
        yield return () => tree.RenameAsync(tree.Path("renamed"), tree.Path(name), CommitMode.CreateOrReplace);
        yield return () => BlocksAsync(tree, name);
        yield return () => Task.FromResult(tree.Names(new TreeListing { Prefix = name, Flat = tree.Kind == TreeKind.Blobs }));
        yield return () => Task.FromResult(tree.Names(new TreeListing { Prefix = $"{name}/" }));
        yield return () => Task.FromResult(tree.Names(new TreeListing { Folder = tree.Path(name) }));
        yield return () => Task.FromResult(tree.List(new TreeListing { Marker = name }));
        yield return () => tree.DeleteFolderAsync(tree.Path(name));
        yield return () => tree.DeleteFileAsync(tree.Path(name));
    }

    private static async Task WriteAsync(StorageTree tree, string name)
    {
        using var file = tree.OpenFile(tree.Path(name), FileAccess.ReadWrite);
        file.Write("more"u8, 0);
        await file.ResizeAsync(1);
    }

    private static async Task BlocksAsync(StorageTree tree, string name)
    {
        using var blocks = tree.OpenBlocks(tree.Path(name));
        await blocks.PutAsync("AAAA", 4, new MemoryStream("text"u8.ToArray()));
        await blocks.CommitAsync([new BlockChoice("AAAA", BlockSource.Latest)], FileRecord.Empty);
    }
}
