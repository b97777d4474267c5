using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Tests.Storage.Trees.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Storage.Trees.Host;

public sealed class LinuxFolderTests : IDisposable
{
    private const int Swaps = 10_000;
    private readonly string _outside = Directory.CreateTempSubdirectory("batchai-folder-").FullName;

    public LinuxFolderTests()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(Path.Combine(_outside, "secret"), "not yours");
    }

    private string Root => Path.Combine(_outside, "root");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OpenFile_ALinkThatStaysInside_IsFollowed(bool openAt2)
    {
        Directory.CreateDirectory(In("a", "b"));
        File.WriteAllText(In("target"), "hello");
        File.CreateSymbolicLink(In("a", "b", "up"), "../../target");
        File.CreateSymbolicLink(In("dir"), "a/./b/");
        using var folder = Open(openAt2);

        Assert.Equal("hello", Read(folder, "a/b/up"));
        Assert.Equal("hello", Read(folder, "dir/up"));
        Assert.Equal(HostKind.Folder, folder.Find("dir")?.Kind);
        Assert.Equal(HostKind.Link, folder.Look("dir")?.Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OpenFile_WhatLeadsOutside_IsNotThere(bool openAt2)
    {
        Directory.CreateDirectory(In("a"));
        File.CreateSymbolicLink(In("relative"), "../secret");
        File.CreateSymbolicLink(In("absolute"), Path.Combine(_outside, "secret"));
        File.CreateSymbolicLink(In("inside-by-absolute"), In("a"));
        File.CreateSymbolicLink(In("folder"), "..");
        File.CreateSymbolicLink(In("out-and-in"), "../root/a");
        File.CreateSymbolicLink(In("loop"), "loop");
        File.CreateSymbolicLink(In("dangling"), "nothing");
        File.CreateSymbolicLink(In("magic"), "/proc/self/root");
        using var folder = Open(openAt2);

        foreach (var path in (string[])["relative", "absolute", "inside-by-absolute", "folder", "folder/secret", "out-and-in", "loop", "dangling", "magic", "../secret", "a/../../secret"])
        {
            Assert.Null(folder.Find(path));
            TreeUse.Fails(TreeError.NotFound, () => folder.OpenFile(path, FileAccess.Read).Dispose());
            TreeUse.Fails(TreeError.NotFound, () => folder.OpenFolder(path).Dispose());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OpenFile_AFifoOrADevice_IsNotThereAndNeverWaits(bool openAt2)
    {
        await Shell.MakeFifoAsync(In("fifo"));
        File.CreateSymbolicLink(In("to-fifo"), "fifo");
        using var folder = Open(openAt2);

        foreach (var path in (string[])["fifo", "to-fifo"])
        {
            Assert.Null(folder.Find(path));
            TreeUse.Fails(TreeError.NotFound, () => folder.OpenFile(path, FileAccess.Read).Dispose());
            TreeUse.Fails(TreeError.NotFound, () => folder.OpenFile(path, FileAccess.ReadWrite).Dispose());
        }

        using var devices = LinuxFolder.OpenRoot("/dev", new LinuxResolver(openAt2));
        Assert.Null(devices.Find("null"));
        TreeUse.Fails(TreeError.NotFound, () => devices.OpenFile("null", FileAccess.ReadWrite).Dispose());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OpenFile_WrongKinds_AreToldApart(bool openAt2)
    {
        Directory.CreateDirectory(In("folder"));
        File.WriteAllText(In("file"), "");
        using var folder = Open(openAt2);

        TreeUse.Fails(TreeError.IsFolder, () => folder.OpenFile("folder", FileAccess.Read).Dispose());
        TreeUse.Fails(TreeError.IsFile, () => folder.OpenFolder("file").Dispose());
        TreeUse.Fails(TreeError.IsFile, () => folder.OpenFolder("file/below").Dispose());
        TreeUse.Fails(TreeError.NotFound, () => folder.OpenFolder("nothing").Dispose());
        Assert.Null(folder.Find("file/below"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OpenFile_AFolderSwappedForALinkMeanwhile_NeverLeadsOutside(bool openAt2)
    {
        Directory.CreateDirectory(In("folder"));
        File.WriteAllText(In("folder", "secret"), "mine");
        using var folder = Open(openAt2);
        using var end = new CancellationTokenSource();
        var swapping = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                Directory.Move(In("folder"), In("aside"));
                File.CreateSymbolicLink(In("folder"), "..");
                File.Delete(In("folder"));
                Directory.Move(In("aside"), In("folder"));
            }
        });

        var seen = 0;
        for (var i = 0; i < Swaps; i++)
        {
            if (TryRead(folder, "folder/secret") is not { } text) continue;
            Assert.Equal("mine", text);
            seen++;
        }

        await end.CancelAsync();
        await swapping;
        Assert.True(seen > 0);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 3)]
    [InlineData(true, 3000)]
    [InlineData(false, 3000)]
    public void Peek_WhatIsThere_IsWhatItIsWhenOpen(bool openAt2, int size)
    {
        Directory.CreateDirectory(In("folder"));
        using var folder = Open(openAt2);
        using var file = folder.CreateFile("file");
        file.Write("12345"u8, 0);
        var value = Enumerable.Range(0, size).Select(i => (byte)i).ToArray();
        Assert.True(file.TrySetAttribute(HostFile.Record, value));

        using var found = folder.Peek("file", isFolder: false);
        using var inner = folder.Peek("folder", isFolder: true);

        Assert.Equal(file.Stat(), found.Stat());
        Assert.Equal(value, found.GetAttribute(HostFile.Record, out _));
        Assert.Equal(folder.Look("folder"), inner.Stat());
        Assert.Null(inner.GetAttribute(HostFile.Record, out var supported));
        Assert.True(supported);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Peek_WhatNobodyMaySee_IsNotThere(bool openAt2)
    {
        await Shell.MakeFifoAsync(In("fifo"));
        File.CreateSymbolicLink(In("out"), "../secret");
        using var folder = Open(openAt2);

        foreach (var name in (string[])["fifo", "out", "nothing"])
        {
            TreeUse.Fails(TreeError.NotFound, () =>
            {
                using var found = folder.Peek(name, isFolder: false);
                _ = found.Stat();
            });
        }
    }

    [Fact]
    public void Rename_WithoutReplacing_RefusesATakenName()
    {
        File.WriteAllText(In("one"), "1");
        File.WriteAllText(In("two"), "2");
        using var folder = Open(openAt2: true);

        TreeUse.Fails(TreeError.AlreadyExists, () => folder.Rename("one", folder, "two", replace: false));

        folder.Rename("one", folder, "two", replace: true);
        Assert.Equal("1", File.ReadAllText(In("two")));
    }

    [Fact]
    public void CreateFile_WhateverTheMask_IsEverybodys()
    {
        using var folder = Open(openAt2: true);

        folder.CreateFile("file").Dispose();
        folder.CreateFolder("folder");

        Assert.Equal((UnixFileMode)0x1ff, File.GetUnixFileMode(In("file")));
        Assert.Equal((UnixFileMode)0x1ff, File.GetUnixFileMode(In("folder")));
    }

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    private static string Read(HostFolder folder, string path)
    {
        using var file = folder.OpenFile(path, FileAccess.Read);
        var bytes = new byte[100];
        return System.Text.Encoding.UTF8.GetString(bytes, 0, file.Read(bytes, 0));
    }

    private static string? TryRead(HostFolder folder, string path)
    {
        try
        {
            return Read(folder, path);
        }
        catch (TreeException error) when (error.Error is TreeError.NotFound or TreeError.IsFile)
        {
            return null;
        }
    }

    private LinuxFolder Open(bool openAt2) => LinuxFolder.OpenRoot(Root, new LinuxResolver(openAt2));

    private string In(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);
}
