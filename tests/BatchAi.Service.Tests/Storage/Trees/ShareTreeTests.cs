using System.Text;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Trees.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

public sealed class ShareTreeTests : IAsyncLifetime
{
    private static readonly FileRecord Record = FileRecord.Empty with { ContentType = "text/plain", Metadata = [new("Who", "me")] };
    private readonly TempAccount _account = TempAccount.Create();
    private StorageTree _share = null!;

    public async Task InitializeAsync() => _share = await _account.NewAsync(TreeKind.Files);

    public async Task DisposeAsync()
    {
        _share.Dispose();
        await _account.DisposeAsync();
    }

    [Fact]
    public async Task Commit_ANewFile_IsAFileThatAJobSees()
    {
        var put = await _share.PutAsync("run.txt", "hello", Record);

        Assert.Equal("hello", await File.ReadAllTextAsync(Place("run.txt")));
        Assert.Equal((UnixFileMode)0x1ff, File.GetUnixFileMode(Place("run.txt")));
        var found = _share.FindFile(_share.Path("run.txt"))!;
        Assert.Equal(put.ETag, found.ETag);
        Assert.Equal(("run.txt", 5L, EntryKind.File), (found.Name, found.Length, found.Kind));
        Assert.Equal("text/plain", found.Record.ContentType);
        Assert.Equal(Record.Metadata, found.Record.Metadata);
        Assert.Equal(_share.FindFolder(_share.Root)!.FileId, found.ParentId);
        Assert.Empty(_account.Staged());
    }

    [Fact]
    public async Task Commit_WithoutItsFolder_IsRefusedAndLeavesNothing()
    {
        await TreeUse.FailsAsync(TreeError.ParentNotFound, () => _share.PutAsync("no/run.txt", "hello"));
        await TreeUse.FailsAsync(TreeError.ParentNotFound, () => _share.CreateFolderAsync(_share.Path("no/more"), FileRecord.Empty));

        Assert.Empty(_account.Staged());
        Assert.Empty(Directory.GetFileSystemEntries(Place()));
    }

    [Fact]
    public async Task Commit_OverAFile_ReplacesItForThoseWhoLookAnew()
    {
        await _share.PutAsync("run.txt", "old");
        using var old = _share.OpenFile(_share.Path("run.txt"));

        var put = await _share.PutAsync("run.txt", "newer");

        Assert.Equal("old", Encoding.UTF8.GetString(await old.ReadAllAsync()));
        Assert.Equal("newer", await _share.ReadAsync("run.txt"));
        Assert.NotEqual(old.Entry.FileId, put.FileId);
    }

    [Fact]
    public async Task Commit_OverAFolder_IsRefused()
    {
        await _share.CreateFolderAsync(_share.Path("a"), FileRecord.Empty);

        await TreeUse.FailsAsync(TreeError.IsFolder, () => _share.PutAsync("a", "text"));
        await TreeUse.FailsAsync(TreeError.AlreadyExists, () => _share.PutAsync("a", "text", mode: CommitMode.CreateNew));
    }

    [Fact]
    public async Task Commit_OverWhatCannotBeSeen_IsRefused()
    {
        await Shell.MakeFifoAsync(Place("fifo"));
        File.CreateSymbolicLink(Place("out"), _account.SecretFile);

        await TreeUse.FailsAsync(TreeError.Conflict, () => _share.PutAsync("fifo", "text"));
        await TreeUse.FailsAsync(TreeError.Conflict, () => _share.PutAsync("out", "text"));
        await TreeUse.FailsAsync(TreeError.NotFound, () => _share.DeleteFileAsync(_share.Path("out")));

        Assert.Equal(TempAccount.Secret, await File.ReadAllTextAsync(_account.SecretFile));
        Assert.Empty(_share.Names());
    }

    [Fact]
    public async Task Find_InAnotherCase_IsFoundWhenItIsTheOnlyOne()
    {
        await _share.CreateFolderAsync(_share.Path("Logs"), FileRecord.Empty);
        await _share.PutAsync("Logs/Run.txt", "hello");

        Assert.Equal("Logs/Run.txt", _share.FindFile(_share.Path("LOGS/run.TXT"))!.Name);
        Assert.Equal("Logs", _share.FindFolder(_share.Path("logs"))!.Name);

        await File.WriteAllTextAsync(Place("Logs", "RUN.txt"), "twin");
        Assert.Null(_share.FindFile(_share.Path("logs/run.txt")));
        Assert.Equal("twin", await _share.ReadAsync("logs/RUN.txt"));
    }

    [Fact]
    public async Task Commit_ACaseTwin_IsAConflict()
    {
        await _share.PutAsync("Run.txt", "hello");
        await _share.CreateFolderAsync(_share.Path("Logs"), FileRecord.Empty);

        await TreeUse.FailsAsync(TreeError.AlreadyExists, () => _share.PutAsync("run.TXT", "text"));
        await TreeUse.FailsAsync(TreeError.AlreadyExists, () => _share.CreateFolderAsync(_share.Path("LOGS"), FileRecord.Empty));
        await TreeUse.FailsAsync(TreeError.AlreadyExists, () => _share.PutAsync("logs", "text"));

        await _share.PutAsync("LOGS/deep.txt", "text");
        Assert.True(File.Exists(Place("Logs", "deep.txt")));
    }

    [Fact]
    public async Task Commit_ManyNewNamesAtOnce_NeverMakesTwins()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => TryPutAsync(i % 2 == 0 ? $"file{i / 4}" : $"FILE{i / 4}")));

        Assert.Equal(16, _share.Names().Select(n => n.ToUpperInvariant()).Distinct().Count());
        Assert.Equal(16, _share.Names().Count);
        Assert.Contains(true, made);
    }

    [Fact]
    public async Task Rename_AFile_TakesItsRecordAlong()
    {
        await _share.PutAsync("a.txt", "hello", Record);
        await _share.CreateFolderAsync(_share.Path("to"), FileRecord.Empty);
        await _share.PutAsync("to/b.txt", "old");

        await TreeUse.FailsAsync(TreeError.AlreadyExists, () => _share.RenameAsync(_share.Path("a.txt"), _share.Path("to/b.txt")));
        await TreeUse.FailsAsync(TreeError.ParentNotFound, () => _share.RenameAsync(_share.Path("a.txt"), _share.Path("no/b.txt")));
        await TreeUse.FailsAsync(TreeError.IsFolder, () => _share.RenameAsync(_share.Path("a.txt"), _share.Path("to"), CommitMode.CreateOrReplace));
        var renamed = await _share.RenameAsync(_share.Path("A.TXT"), _share.Path("TO/b.txt"), CommitMode.CreateOrReplace);

        Assert.Equal(("to/b.txt", "text/plain"), (renamed.Name, renamed.Record.ContentType));
        Assert.Equal(["to/"], _share.Names());
    }

    [Fact]
    public async Task Rename_InCaseAlone_IsNoTwinOfItself()
    {
        await _share.PutAsync("a.txt", "hello");

        await _share.RenameAsync(_share.Path("a.txt"), _share.Path("A.txt"));

        Assert.Equal(["A.txt"], _share.Names());
    }

    [Fact]
    public async Task Rename_AFolder_MovesAllButNotIntoItself()
    {
        await _share.CreateFolderAsync(_share.Path("a"), Record);
        await _share.PutAsync("a/x", "hello");
        await _share.CreateFolderAsync(_share.Path("b"), FileRecord.Empty);

        await TreeUse.FailsAsync(TreeError.Conflict, () => _share.RenameAsync(_share.Path("a"), _share.Path("a/b")));
        await TreeUse.FailsAsync(TreeError.AlreadyExists, () => _share.RenameAsync(_share.Path("a"), _share.Path("b"), CommitMode.CreateOrReplace));
        await _share.RenameAsync(_share.Path("a"), _share.Path("b/c"));

        Assert.Equal("hello", await _share.ReadAsync("b/c/x"));
        Assert.Equal("text/plain", _share.FindFolder(_share.Path("b/c"))!.Record.ContentType);
    }

    [Fact]
    public async Task Delete_AFolder_OnlyWhenItIsEmpty()
    {
        await _share.CreateFolderAsync(_share.Path("a"), FileRecord.Empty);
        await _share.PutAsync("a/x", "hello");

        await TreeUse.FailsAsync(TreeError.NotEmpty, () => _share.DeleteFolderAsync(_share.Path("a")));
        await TreeUse.FailsAsync(TreeError.IsFile, () => _share.DeleteFolderAsync(_share.Path("a/x")));
        await TreeUse.FailsAsync(TreeError.NotFound, () => _share.DeleteFolderAsync(_share.Path("b")));
        await TreeUse.FailsAsync(TreeError.NotFound, () => _share.DeleteFileAsync(_share.Path("a")));
        await _share.DeleteFileAsync(_share.Path("A/X"));
        await _share.DeleteFolderAsync(_share.Path("a"));

        Assert.Empty(_share.Names());
    }

    [Fact]
    public async Task Delete_ALink_LeavesWhatItLeadsTo()
    {
        await _share.CreateFolderAsync(_share.Path("a"), FileRecord.Empty);
        await _share.PutAsync("a/x", "hello");
        File.CreateSymbolicLink(Place("file"), "a/x");
        File.CreateSymbolicLink(Place("folder"), "a");
        Assert.Equal(["a/", "file", "folder/"], _share.Names());

        await _share.DeleteFileAsync(_share.Path("file"));
        await _share.DeleteFolderAsync(_share.Path("folder"));

        Assert.Equal("hello", await _share.ReadAsync("a/x"));
        Assert.Equal(["a/"], _share.Names());
    }

    [Fact]
    public async Task Trees_OfAnAccount_AreMadeListedAndTakenAway()
    {
        await _account.Tree.CreateTreeAsync(TreeKind.Files, "logs", Record);
        await TreeUse.FailsAsync(TreeError.AlreadyExists, () => _account.Tree.CreateTreeAsync(TreeKind.Files, "logs", Record));

        var page = _account.Tree.List(TreeKind.Files, new TreeListing { Limit = 1 });
        Assert.Equal(["data"], page.Entries.Select(e => e.Name));
        page = _account.Tree.List(TreeKind.Files, new TreeListing { Marker = page.Next });
        Assert.Equal(["logs"], page.Entries.Select(e => e.Name));
        Assert.Equal("text/plain", page.Entries[0].Record.ContentType);
        Assert.Null(page.Next);

        await _account.Tree.DetachTreeAsync(TreeKind.Files, "logs", Path.Combine(_account.Outside, "private"), "gone");
        TreeUse.Fails(TreeError.NotFound, () => _account.Tree.OpenTree(TreeKind.Files, "logs"));
        Assert.True(Directory.Exists(Path.Combine(_account.Outside, "private", "gone")));
        TreeUse.Fails(TreeError.InvalidName, () => _account.Tree.OpenTree(TreeKind.Files, ".."));
        TreeUse.Fails(TreeError.InvalidName, () => _account.Tree.OpenTree(TreeKind.Files, "../blobs"));
    }

    private async Task<bool> TryPutAsync(string name)
    {
        try
        {
            await _share.PutAsync(name, name);
            return true;
        }
        catch (TreeException error) when (error.Error == TreeError.AlreadyExists)
        {
            return false;
        }
    }

    private string Place(params ReadOnlySpan<string> parts) => _account.Place(_share, parts);
}
