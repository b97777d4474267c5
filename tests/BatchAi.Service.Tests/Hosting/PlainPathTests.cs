using BatchAi.Service.Hosting;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Hosting;

public sealed class PlainPathTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"bt-{Guid.NewGuid():N}");

    public PlainPathTests() => Directory.CreateDirectory(_root);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Folder(string name)
    {
        var folder = Path.Combine(_root, name);
        Directory.CreateDirectory(folder);
        return folder;
    }

    [Theory]
    [InlineData("/a/b_c-d.e+f@g%h,i:j=k")]
    [InlineData("/")]
    public void IsPlain_WhatNoShellTouches_IsTrue(string path) => Assert.True(PlainPath.IsPlain(path));

    [Theory]
    [InlineData("/a b")]
    [InlineData("/a$b")]
    [InlineData("/a'b")]
    [InlineData("/a~b")]
    [InlineData("/ä")]
    [InlineData("/a\nb")]
    [InlineData("/a-path-that-is-longer-than-a-socket-may-be/when-its-own-name-is-added-to-it-as-well")]
    public void IsPlain_WhatAShellOrASocketMinds_IsFalse(string path) => Assert.False(PlainPath.IsPlain(path));

    [Fact]
    public void To_PlainFolder_IsTheFolder()
    {
        var folder = Folder("plain");

        Assert.Equal(folder, PlainPath.To(folder));
        PlainPath.Remove(folder);
        Assert.True(Directory.Exists(folder));
    }

    [Fact]
    public void To_OtherFolder_IsALinkUntilRemoved()
    {
        var folder = Folder("not $(plain)");

        var link = PlainPath.To(folder);

        Assert.True(PlainPath.IsPlain(link));
        Assert.Equal(folder, new FileInfo(link).LinkTarget);
        Assert.Equal(link, PlainPath.To(folder));
        PlainPath.Remove(folder);
        Assert.False(Path.Exists(link));
        Assert.True(Directory.Exists(folder));
        PlainPath.Remove(folder);
    }

    [Fact]
    public void To_LinkThatLeadsElsewhere_IsSetRight()
    {
        var folder = Folder("not plain");
        var link = PlainPath.To(folder);
        File.Delete(link);
        Directory.CreateSymbolicLink(link, _root);

        Assert.Equal(link, PlainPath.To(folder));

        Assert.Equal(folder, new FileInfo(link).LinkTarget);
        PlainPath.Remove(folder);
    }

    [Fact]
    public async Task To_AskedByManyAtOnce_GivesAllTheSameLink()
    {
        for (var round = 0; round < 20; round++)
        {
            var folder = Folder($"not plain {round}");

            var links = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PlainPath.To(folder))));

            Assert.Single(links.Distinct());
            Assert.Equal(folder, new FileInfo(links[0]).LinkTarget);
            PlainPath.Remove(folder);
        }
    }

    [Fact]
    public async Task RequireOwnFolder_OfAnotherUser_IsTakenFromThem()
    {
        // Only the superuser can give a folder away, and only it could be fooled by one that it may change.
        var folder = Folder("given away");
        if (!await Shell.TryRunAsync("chown 65534 \"$1\" && chmod 777 \"$1\"", folder)) return;

        PlainPath.RequireOwnFolder(folder);

        Assert.True(await Shell.TryRunAsync("[ $(stat -c %u-%a \"$1\") = $(id -u)-700 ]", folder));
    }

    [Fact]
    public void RequireOwnFolder_ALink_IsRefused()
    {
        Directory.CreateSymbolicLink(Path.Combine(_root, "link"), Folder("target"));

        Assert.Throws<BatchAiException>(() => PlainPath.RequireOwnFolder(Path.Combine(_root, "link")));
    }

    [Fact]
    public void RequireOwnFolder_OpenToOthers_IsClosed()
    {
        var folder = Folder("open");
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);

        PlainPath.RequireOwnFolder(folder);

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(folder));
    }
}
