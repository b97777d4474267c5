using BatchAi.Service.Hosting;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Hosting;

public sealed class TrashBinTests : IAsyncLifetime
{
    private readonly TestRoot _root = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _root.DisposeAsync();

    [Fact]
    public async Task Discard_Folder_IsOutOfTheWayAtOnceAndGoneLater()
    {
        await using var trash = Open();
        var folder = Make("a");
        File.WriteAllText(Path.Combine(folder, "x"), "");

        var gone = trash.Discard(folder);

        Assert.False(Directory.Exists(folder));
        await gone;
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.Data.Trash("")));
    }

    [Fact]
    public async Task Discard_BySeveralAtOnce_IsNoFault()
    {
        await using var trash = Open();
        for (var round = 0; round < 100; round++)
        {
            var folder = Make($"a{round}");
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => trash.Discard(folder))));
            Assert.False(Directory.Exists(folder));
        }

        Assert.False(File.Exists(_root.Data.ServiceLog));
    }

    [Fact]
    public async Task Discard_FolderWithLink_LeavesWhatItLeadsTo()
    {
        await using var trash = Open();
        var kept = Make("kept");
        File.WriteAllText(Path.Combine(kept, "precious"), "");
        Directory.CreateSymbolicLink(Path.Combine(Make("a"), "link"), kept);

        await trash.Discard(Path.Combine(_root.Data.Path, "a"));

        Assert.True(File.Exists(Path.Combine(kept, "precious")));
    }

    [Fact]
    public async Task Discard_FolderWithoutRights_IsRemovedAllTheSame()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var trash = Open();
        var inner = Directory.CreateDirectory(Path.Combine(Make("a"), "closed")).FullName;
        File.WriteAllText(Path.Combine(inner, "x"), "");
        File.SetUnixFileMode(inner, UnixFileMode.None);

        await trash.Discard(Path.Combine(_root.Data.Path, "a"));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.Data.Trash("")));
    }

    [Fact]
    public async Task Discard_FolderWithNamesThatAreNoText_IsRemovedAllTheSame()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var trash = Open();
        var folder = Make("a");
        Assert.True(await Shell.TryRunAsync("cd \"$1\" && mkdir \"$(printf 'd\\377')\" && touch \"$(printf 'd\\377/f\\376')\" ./-rf", folder));

        await trash.Discard(folder);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.Data.Trash("")));
    }

    [Fact]
    public async Task Discard_NothingThere_IsNoFault()
    {
        await using var trash = Open();

        await trash.Discard(Path.Combine(_root.Data.Path, "none"));
    }

    [Fact]
    public async Task Open_First_RemovesWhatIsThere()
    {
        Directory.CreateDirectory(_root.Data.Trash("left"));

        await using var trash = new TrashBin(_root.Data, _root.Log, isFirst: true);

        await Eventually.TrueAsync(() => !Directory.Exists(_root.Data.Trash("left")));
    }

    [Fact]
    public async Task Discard_ClosedTrash_LeavesAllToTheNext()
    {
        var trash = Open();
        await trash.DisposeAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => trash.Discard(Make("a")));

        Assert.True(Directory.Exists(Path.Combine(_root.Data.Path, "a")));
    }

    private TrashBin Open() => new(_root.Data, _root.Log, isFirst: false);

    private string Make(string name) => Directory.CreateDirectory(Path.Combine(_root.Data.Path, name)).FullName;
}
