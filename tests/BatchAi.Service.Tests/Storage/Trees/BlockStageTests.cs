using System.Text;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

public sealed class BlockStageTests : IAsyncLifetime
{
    private readonly TempAccount _account = TempAccount.Create();
    private StorageTree _container = null!;

    private string BlockFolder => Path.Combine(_account.Outside, "account", ".meta", "blocks");

    public async Task InitializeAsync() => _container = await _account.NewAsync(TreeKind.Blobs);

    public async Task DisposeAsync()
    {
        _container.Dispose();
        await _account.DisposeAsync();
    }

    [Fact]
    public async Task Commit_InTheOrderOfArrival_IsTheSameFileWithoutACopy()
    {
        using var blocks = Open("a/blob");
        await PutAsync(blocks, "1", "one");
        await PutAsync(blocks, "2", "two");
        var number = new FileInfo(Directory.GetFiles(BlockFolder, "data", SearchOption.AllDirectories).Single());
        using var before = File.OpenRead(number.FullName);

        var entry = await CommitAsync(blocks, "1", "2");

        Assert.Equal("onetwo", await _container.ReadAsync("a/blob"));
        Assert.Equal(BlobType.Block, entry.Record.BlobType);
        await File.AppendAllTextAsync(_account.Place(_container, "a", "blob"), "!");
        Assert.Equal(7, before.Length);
        Assert.Empty(blocks.Uncommitted);
        Assert.Empty(Directory.GetFileSystemEntries(BlockFolder));
    }

    [Fact]
    public async Task Commit_NearlyInTheOrderOfArrival_IsTheSameFileToo()
    {
        using var blocks = Open("blob");
        foreach (var id in (string[])["2", "1", "3", "4", "5", "6", "7"]) await PutAsync(blocks, id, $"({id})");
        using var before = File.OpenRead(Directory.GetFiles(BlockFolder, "data", SearchOption.AllDirectories).Single());

        await CommitAsync(blocks, "1", "2", "3", "4", "5", "6", "7");

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], Committed("blob"));
        Assert.Equal("(1)(2)(3)(4)(5)(6)(7)", await _container.ReadAsync("blob"));
        await File.AppendAllTextAsync(_account.Place(_container, "blob"), "!");
        Assert.Equal(22, before.Length);
    }

    [Fact]
    public async Task Commit_InAnyOtherOrder_HasThoseBytes()
    {
        using var blocks = Open("blob");
        foreach (var id in (string[])["3", "1", "2", "1", "unused"]) await PutAsync(blocks, id, $"({id})");

        await CommitAsync(blocks, "1", "2", "3", "3");

        Assert.Equal("(1)(2)(3)(3)", await _container.ReadAsync("blob"));
        Assert.Equal(["1", "2", "3", "3"], Committed("blob"));
        Assert.Empty(blocks.Uncommitted);
        Assert.Empty(Directory.GetFileSystemEntries(BlockFolder));
    }

    [Fact]
    public async Task Commit_WithBlocksOfTheBlobItself_ReusesThem()
    {
        using var blocks = Open("blob");
        await PutAsync(blocks, "1", "one");
        await PutAsync(blocks, "2", "two");
        await CommitAsync(blocks, "1", "2");
        await PutAsync(blocks, "2", "TWO");
        await PutAsync(blocks, "3", "three");

        await blocks.CommitAsync(
            [new("1", BlockSource.Latest), new("2", BlockSource.Committed), new("2", BlockSource.Latest), new("3", BlockSource.Uncommitted)], FileRecord.Empty);
        Assert.Equal("onetwoTWOthree", await _container.ReadAsync("blob"));

        await blocks.CommitAsync([new("3", BlockSource.Committed)], FileRecord.Empty);
        Assert.Equal("three", await _container.ReadAsync("blob"));
    }

    [Fact]
    public async Task Commit_ABlockThatIsNotThere_ChangesNothing()
    {
        await _container.PutAsync("blob", "old");
        using var blocks = Open("blob");
        await PutAsync(blocks, "1", "one");

        await TreeUse.FailsAsync(TreeError.UnknownBlock, () => CommitAsync(blocks, "1", "2"));
        await TreeUse.FailsAsync(TreeError.UnknownBlock, () => blocks.CommitAsync([new("1", BlockSource.Committed)], FileRecord.Empty));

        Assert.Equal("old", await _container.ReadAsync("blob"));
        Assert.Equal([new StoredBlock("1", 3)], blocks.Uncommitted);
        await CommitAsync(blocks, "1");
        Assert.Equal("one", await _container.ReadAsync("blob"));
    }

    [Fact]
    public async Task Commit_ThatCannotBe_KeepsTheBlocks()
    {
        File.CreateSymbolicLink(_account.Place(_container, "blob"), _account.SecretFile);
        using var blocks = Open("blob");
        await PutAsync(blocks, "1", "one");

        await TreeUse.FailsAsync(TreeError.Conflict, () => CommitAsync(blocks, "1"));

        File.Delete(_account.Place(_container, "blob"));
        await CommitAsync(blocks, "1");
        Assert.Equal("one", await _container.ReadAsync("blob"));
    }

    [Fact]
    public async Task Put_WithTheWrongLength_IsNoBlockAndCostsNoCopy()
    {
        using var blocks = Open("blob");
        await PutAsync(blocks, "1", "one");
        await TreeUse.FailsAsync(TreeError.ConditionNotMet, () => blocks.PutAsync("2", 9, Text("two")));
        await TreeUse.FailsAsync(TreeError.ConditionNotMet, () => blocks.PutAsync("2", 2, Text("two")));
        await Assert.ThrowsAsync<InvalidDataException>(() => blocks.PutAsync("2", 3, Text("two"), () => throw new InvalidDataException()));
        await PutAsync(blocks, "2", "2");

        Assert.Equal([new("1", 3), new StoredBlock("2", 1)], blocks.Uncommitted);
        await CommitAsync(blocks, "1", "2");
        Assert.Equal("one2", await _container.ReadAsync("blob"));
    }

    [Fact]
    public async Task Put_ManyAtOnce_AreAllThere()
    {
        using var blocks = Open("blob");
        string[] ids = [.. Enumerable.Range(0, 100).Select(i => $"{i:D3}")];
        await Task.WhenAll(ids.Select(id => Task.Run(() => PutAsync(blocks, id, new string(id[2], 10_000)))));

        await CommitAsync(blocks, ids);

        Assert.Equal(string.Concat(ids.Select(id => new string(id[2], 10_000))), await _container.ReadAsync("blob"));
    }

    [Fact]
    public async Task Put_WhileTheRestIsCommitted_NeverReachesTheBlob()
    {
        using var blocks = Open("blob");
        await PutAsync(blocks, "1", "one");
        using var slow = new SlowStream("late"u8.ToArray());
        var late = blocks.PutAsync("2", 4, slow);
        await slow.Asked;

        await CommitAsync(blocks, "1");
        slow.GoOn();
        await late;

        Assert.Equal("one", await _container.ReadAsync("blob"));
        Assert.Empty(blocks.Uncommitted);
        await PutAsync(blocks, "3", "three");
        await CommitAsync(blocks, "3");
        Assert.Equal("three", await _container.ReadAsync("blob"));
    }

    [Fact]
    public async Task Put_FromAFile_HasItsBytes()
    {
        await _container.PutAsync("source", "0123456789");
        using var source = _container.OpenFile(_container.Path("source"));
        using var blocks = Open("blob");

        await blocks.PutAsync("1", source, new ByteRange(2, 5));
        await TreeUse.FailsAsync(TreeError.ConditionNotMet, () => blocks.PutAsync("2", source, new ByteRange(8, 5)));
        await CommitAsync(blocks, "1");

        Assert.Equal("23456", await _container.ReadAsync("blob"));
    }

    [Fact]
    public async Task Blocks_AfterARestart_AreStillThere()
    {
        using (var blocks = Open("a/blob")) await PutAsync(blocks, "1", "one");
        await using var again = AccountTree.Open(Path.Combine(_account.Outside, "account"), TimeProvider.System);
        again.Recover();
        using var container = again.OpenTree(TreeKind.Blobs, "data");

        Assert.Equal(["a/blob"], container.UncommittedNames(""));
        Assert.Empty(container.UncommittedNames("b"));
        using var found = container.OpenBlocks(container.Path("a/blob"));
        await PutAsync(found, "2", "two");
        await CommitAsync(found, "1", "2");
        Assert.Equal("onetwo", await container.ReadAsync("a/blob"));
        Assert.Empty(container.UncommittedNames(""));
    }

    [Fact]
    public async Task Blocks_OfAnIndexCutShort_AreThoseThatAreWhole()
    {
        using (var blocks = Open("blob"))
        {
            await PutAsync(blocks, "1", "one");
            await PutAsync(blocks, "2", "two");
        }

        var index = Directory.GetFiles(BlockFolder, "index", SearchOption.AllDirectories).Single();
        var whole = await File.ReadAllBytesAsync(index);
        for (var length = whole.Length - 1; File.Exists(index); length--)
        {
            await File.WriteAllBytesAsync(index, whole[..length]);
            await using var again = AccountTree.Open(Path.Combine(_account.Outside, "account"), TimeProvider.System);
            using var container = again.OpenTree(TreeKind.Blobs, "data");
            using var blocks = container.OpenBlocks(container.Path("blob"));
            Assert.True(blocks.Uncommitted.Count < 2);
        }

        // One that does not even tell whose it is was removed.
        Assert.Empty(Directory.GetFileSystemEntries(BlockFolder));
    }

    [Fact]
    public async Task Blocks_OfMoreBlobsThanAreKeptOpen_AreAllThere()
    {
        var names = Enumerable.Range(0, 40).Select(number => $"blob{number}").ToList();
        foreach (var id in (string[])["1", "2"])
        {
            foreach (var name in names)
            {
                using var blocks = Open(name);
                await PutAsync(blocks, id, name + id);
            }
        }

        foreach (var name in names)
        {
            using var blocks = Open(name);
            await CommitAsync(blocks, "1", "2");
            Assert.Equal($"{name}1{name}2", await _container.ReadAsync(name));
        }

        Assert.Empty(Directory.GetFileSystemEntries(BlockFolder));
    }

    [Fact]
    public async Task CommittedBlocks_WhenAJobChangedTheBlob_AreNone()
    {
        using var blocks = Open("blob");
        await PutAsync(blocks, "1", "one");
        await CommitAsync(blocks, "1");
        Assert.Equal(["1"], Committed("blob"));

        await File.AppendAllTextAsync(_account.Place(_container, "blob"), "!");

        Assert.Empty(Committed("blob"));
    }

    [Fact]
    public async Task RemoveOldBlocks_AfterSevenDays_ForgetsThem()
    {
        using (var blocks = Open("old")) await PutAsync(blocks, "1", "one");
        var index = Directory.GetFiles(BlockFolder, "index", SearchOption.AllDirectories).Single();
        File.SetLastWriteTimeUtc(index, File.GetLastWriteTimeUtc(index).AddDays(-8));
        using (var blocks = Open("new")) await PutAsync(blocks, "1", "one");

        _account.Tree.RemoveOldBlocks();

        Assert.Equal(["new"], _container.UncommittedNames(""));
    }

    [Fact]
    public async Task Detach_AContainer_ForgetsItsBlocks()
    {
        using (var blocks = Open("blob")) await PutAsync(blocks, "1", "one");

        await _account.Tree.DetachTreeAsync(TreeKind.Blobs, "data", Path.Combine(_account.Outside, "private"), "gone");

        Assert.Empty(Directory.GetFileSystemEntries(BlockFolder));
    }

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static Task PutAsync(BlockStage blocks, string id, string text) => blocks.PutAsync(id, text.Length, Text(text));

    private static Task<TreeEntry> CommitAsync(BlockStage blocks, params IEnumerable<string> ids) =>
        blocks.CommitAsync([.. ids.Select(id => new BlockChoice(id, BlockSource.Latest))], FileRecord.Empty with { BlobType = BlobType.Block });

    private BlockStage Open(string name) => _container.OpenBlocks(_container.Path(name));

    private List<string> Committed(string name)
    {
        using var file = _container.OpenFile(_container.Path(name));
        return [.. _container.CommittedBlocks(file).Select(b => b.Id)];
    }
}
