using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Trees.Host;

/// <summary>What other systems than Linux use, tried where we are.</summary>
public sealed class PlainFolderTests : IAsyncLifetime
{
    private readonly TempAccount _account = TempAccount.Create(PlainFolder.OpenRoot);
    private StorageTree _share = null!;
    private StorageTree _container = null!;

    public async Task InitializeAsync()
    {
        _share = await _account.NewAsync(TreeKind.Files, "share");
        _container = await _account.NewAsync(TreeKind.Blobs, "container");
    }

    public async Task DisposeAsync()
    {
        _share.Dispose();
        _container.Dispose();
        await _account.DisposeAsync();
    }

    [Fact]
    public async Task Tree_OverPlainCalls_DoesWhatItDoesOnLinux()
    {
        await _share.CreateFolderAsync(_share.Path("Logs"), FileRecord.Empty);
        await _share.PutAsync("logs/a", "one", FileRecord.Empty with { ContentType = "text/plain" });
        await TreeUse.FailsAsync(TreeError.AlreadyExists, () => _share.PutAsync("logs/A", "twin"));
        await TreeUse.FailsAsync(TreeError.ParentNotFound, () => _share.PutAsync("no/a", "text"));
        await TreeUse.FailsAsync(TreeError.NotEmpty, () => _share.DeleteFolderAsync(_share.Path("logs")));
        await TreeUse.FailsAsync(TreeError.Conflict, () => _share.RenameAsync(_share.Path("Logs"), _share.Path("Logs/in")));
        await _share.RenameAsync(_share.Path("logs/a"), _share.Path("b"));

        var found = _share.FindFile(_share.Path("B"))!;
        Assert.Equal(("b", "text/plain", 3L), (found.Name, found.Record.ContentType, found.Length));
        using (var file = _share.OpenFile(_share.Path("b"), FileAccess.ReadWrite))
        {
            file.Append("two"u8);
            file.Clear(new ByteRange(1, 1));
            Assert.NotEqual(found.ETag, file.Entry.ETag);
        }

        Assert.Equal("o\0etwo", await _share.ReadAsync("b"));
        await _share.DeleteFileAsync(_share.Path("b"));
        await _share.DeleteFolderAsync(_share.Path("Logs"));
        Assert.Empty(_share.Names());
    }

    [Fact]
    public async Task Container_OverPlainCalls_KeepsBlobAndFolderApart()
    {
        await _container.PutAsync("a", "blob");
        await _container.PutAsync("a/b", "below");
        using var blocks = _container.OpenBlocks(_container.Path("a/c"));
        await blocks.PutAsync("1", 3, new MemoryStream("one"u8.ToArray()));
        await blocks.CommitAsync([new("1", BlockSource.Latest)], FileRecord.Empty);

        Assert.Equal(["a", "a/b", "a/c"], _container.Names(new TreeListing { Flat = true, Limit = 1 }));
        Assert.Equal("blob", await _container.ReadAsync("a"));
        Assert.Equal("one", await _container.ReadAsync("a/c"));
    }

    [Fact]
    public async Task Links_ThatLeadOutside_AreNotThere()
    {
        await _container.PutAsync("folder/x", "hello");
        File.CreateSymbolicLink(_account.Place(_container, "in"), "folder");
        File.CreateSymbolicLink(_account.Place(_container, "out"), "../../..");
        File.CreateSymbolicLink(_account.Place(_container, "absolute"), _account.SecretFile);

        Assert.Equal("hello", await _container.ReadAsync("in/x"));
        Assert.Null(await _container.ReadAsync("out/secret"));
        Assert.Null(await _container.ReadAsync("absolute"));
        Assert.Equal(["folder/x", "in/x"], _container.Names(new TreeListing { Flat = true }));
        await TreeUse.FailsAsync(TreeError.Conflict, () => _container.PutAsync("absolute", "text"));
        Assert.Equal(TempAccount.Secret, await File.ReadAllTextAsync(_account.SecretFile));
    }
}
