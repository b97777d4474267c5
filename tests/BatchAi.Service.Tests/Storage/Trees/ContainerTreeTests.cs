using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

public sealed class ContainerTreeTests : IAsyncLifetime
{
    private readonly TempAccount _account = TempAccount.Create();
    private StorageTree _container = null!;

    public async Task InitializeAsync() => _container = await _account.NewAsync(TreeKind.Blobs);

    public async Task DisposeAsync()
    {
        _container.Dispose();
        await _account.DisposeAsync();
    }

    [Fact]
    public async Task Commit_ADeepName_MakesItsFolders()
    {
        await _container.PutAsync("a/b/c.txt", "hello");

        Assert.Equal("hello", await File.ReadAllTextAsync(Place("a", "b", "c.txt")));
        Assert.Equal((UnixFileMode)0x1ff, File.GetUnixFileMode(Place("a", "b")));
        Assert.Empty(_account.Staged());
    }

    [Fact]
    public async Task Commit_BelowABlob_LetsTheFolderHaveThePlainName()
    {
        await _container.PutAsync("a", "blob", FileRecord.Empty with { ContentType = "text/plain" });

        await _container.PutAsync("a/b", "below");

        Assert.Equal("blob", await _container.ReadAsync("a"));
        Assert.Equal("text/plain", _container.FindFile(_container.Path("a"))!.Record.ContentType);
        Assert.Equal("below", await File.ReadAllTextAsync(Place("a", "b")));
        Assert.Equal("blob", await File.ReadAllTextAsync(Place("a%blob")));
        Assert.Equal(["a", "a/b"], _container.Names(new TreeListing { Flat = true }));
        Assert.Equal(["a", "a/"], _container.Names());
    }

    [Fact]
    public async Task Commit_AboveABlob_TakesTheOtherName()
    {
        await _container.PutAsync("a/b", "below");

        await _container.PutAsync("a", "blob");
        await _container.PutAsync("a", "again");
        await TreeUse.FailsAsync(TreeError.AlreadyExists, () => _container.PutAsync("a", "new", mode: CommitMode.CreateNew));

        Assert.Equal("again", await _container.ReadAsync("a"));
        Assert.Equal("below", await _container.ReadAsync("a/b"));
        await _container.DeleteFileAsync(_container.Path("a"));
        Assert.Null(await _container.ReadAsync("a"));
        Assert.Equal("below", await _container.ReadAsync("a/b"));
    }

    [Fact]
    public async Task Find_APlainAndADisplacedFile_IsThePlainOneAndBothGo()
    {
        await File.WriteAllTextAsync(Place("a"), "plain");
        await File.WriteAllTextAsync(Place("a%blob"), "displaced");

        Assert.Equal("plain", await _container.ReadAsync("a"));
        Assert.Equal(["a"], _container.Names(new TreeListing { Flat = true }));
        await _container.DeleteFileAsync(_container.Path("a"));

        Assert.Null(await _container.ReadAsync("a"));
        Assert.Empty(Directory.GetFileSystemEntries(Place()));
    }

    [Fact]
    public async Task Commit_BlobAndFolderOfOneNameAtOnce_LosesNothing()
    {
        for (var round = 0; round < 100; round++)
        {
            var name = $"n{round}";
            await Task.WhenAll(
                _container.PutAsync(name, "blob"),
                _container.PutAsync($"{name}/x", "below"),
                _container.PutAsync($"{name}/y/z", "deep"),
                _container.PutAsync(name, "blob"));

            Assert.Equal("blob", await _container.ReadAsync(name));
            Assert.Equal("below", await _container.ReadAsync($"{name}/x"));
            Assert.Equal("deep", await _container.ReadAsync($"{name}/y/z"));
        }

        Assert.Empty(_account.Staged());
    }

    [Fact]
    public async Task Find_WhileAFolderTakesTheName_IsAlwaysThere()
    {
        for (var round = 0; round < 50; round++)
        {
            var name = $"n{round}";
            await _container.PutAsync(name, "blob");
            var putting = _container.PutAsync($"{name}/x", "below");
            do
            {
                Assert.Equal("blob", await _container.ReadAsync(name));
            }
            while (!putting.IsCompleted);
            await putting;
        }
    }

    [Fact]
    public async Task Find_NamesThatDifferInCase_AreTwoBlobs()
    {
        await _container.PutAsync("Run", "one");
        await _container.PutAsync("run", "two");

        Assert.Equal("one", await _container.ReadAsync("Run"));
        Assert.Null(await _container.ReadAsync("RUN"));
    }

    [Fact]
    public async Task Hold_OverConditionAndCommit_LetsOneOfManyCreate()
    {
        var path = _container.Path("once");
        var created = 0;
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async i =>
        {
            using var file = _container.Stage();
            file.Write("text"u8);
            using var hold = await _container.HoldAsync(path, CancellationToken.None);
            if (_container.FindFile(path) is not null) return;
            await _container.CommitAsync(file, path, FileRecord.Empty);
            Interlocked.Increment(ref created);
        }));

        Assert.Equal(1, created);
        Assert.Empty(_account.Staged());
    }

    [Fact]
    public async Task Commit_WhileOthersRead_IsOldOrNewAndNeverAMix()
    {
        const int size = 200_000;
        byte[][] versions = [.. Enumerable.Range(0, 8).Select(i => Enumerable.Repeat((byte)i, size + i).ToArray())];
        await _container.PutAsync("blob", versions[0]);
        using var end = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                using var file = _container.OpenFile(_container.Path("blob"));
                var bytes = await file.ReadAllAsync();
                Assert.Equal(versions[bytes[0]], bytes);
            }
        });

        for (var i = 0; i < 100; i++) await _container.PutAsync("blob", versions[i % versions.Length]);

        await end.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task Stage_GivenUp_LeavesNothing()
    {
        using (var file = _container.Stage())
        {
            file.Write("text"u8);
            await TreeUse.FailsAsync(TreeError.ConditionNotMet, () => file.WriteAsync(new MemoryStream(new byte[100]), longest: 50));
        }

        Assert.Empty(_account.Staged());
    }

    [Fact]
    public async Task Recover_AfterAKill_RemovesWhatWasHalfWritten()
    {
        var file = _container.Stage();
        file.Write("text"u8);

        _account.Tree.Recover();

        Assert.Empty(_account.Staged());
        file.Dispose();
        await _container.PutAsync("a", "text");
    }

    private string Place(params ReadOnlySpan<string> parts) => _account.Place(_container, parts);
}
