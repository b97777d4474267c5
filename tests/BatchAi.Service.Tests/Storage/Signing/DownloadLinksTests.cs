using System.Net;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Signing;

/// <summary>Links to what jobs called as they liked.</summary>
public sealed class DownloadLinksTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private static readonly string[] Odd =
    [
        "plain.txt", "with space", "ü€😀", "100%", "a%20b", "a+b", "%41", "a?b#c", "a&b=c", "a%2Fb", "deep/%empty", "a%25blob", "%25dot", "a%00b", "a.", "..a", "CON", "a:b", "deeper/%empty/x", "deeper/%25empty", "[x]{y}|z", "\\back", "'q\"",
    ];

    [Theory]
    [InlineData(TreeKind.Files)]
    [InlineData(TreeKind.Blobs)]
    internal async Task Link_OpensTheFile(TreeKind kind)
    {
        var (name, folder) = await FolderAsync(kind);
        foreach (var host in Odd)
        {
            var path = Path.Combine(folder, host);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, $"this is {host}");
            if (Link(kind, name, host) is not { } link)
            {
                Assert.True(kind == TreeKind.Blobs && host == "a%00b", host);
                continue;
            }

            using var answer = await service.Client.GetAsync(link);
            Assert.Equal((HttpStatusCode.OK, $"this is {host}"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task Blob_WhoseNameAFolderHas_IsOpenedByItsOwn()
    {
        var (name, folder) = await FolderAsync(TreeKind.Blobs);
        Directory.CreateDirectory(Path.Combine(folder, "a"));
        await File.WriteAllTextAsync(Path.Combine(folder, "a%blob"), "content");

        var link = Link(TreeKind.Blobs, name, "a%blob")!;

        Assert.EndsWith($"/{name}/a", link.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("content", await service.Client.GetStringAsync(link));
    }

    [Theory]
    [InlineData(TreeKind.Files, "a\nb")]
    [InlineData(TreeKind.Blobs, "a\tb")]
    [InlineData(TreeKind.Blobs, "a%blob%blob")]
    [InlineData(TreeKind.Blobs, "a%blob/b")]
    [InlineData(TreeKind.Blobs, "%empty")]
    [InlineData(TreeKind.Blobs, "%dotdot")]
    [InlineData(TreeKind.Blobs, "a/%dot")]
    internal async Task NameThatNoLinkCanHave_HasNone(TreeKind kind, string host)
    {
        var (name, _) = await FolderAsync(kind);

        Assert.Null(Link(kind, name, host));
    }

    [Fact]
    public async Task BlobWithoutAName_IsNotListed()
    {
        var (name, folder) = await FolderAsync(TreeKind.Blobs);
        Directory.CreateDirectory(Path.Combine(folder, "a"));
        foreach (var host in (string[])["%empty", "a/%empty"]) await File.WriteAllTextAsync(Path.Combine(folder, host), "content");

        Assert.Equal(["a/"], service.BlobService.GetBlobContainerClient(name).GetBlobs().Select(blob => blob.Name));
    }

    private async Task<(string Name, string Folder)> FolderAsync(TreeKind kind)
    {
        var name = $"t{Guid.NewGuid():N}";
        await service.AddAsync(kind, name);
        return (name, kind == TreeKind.Files ? service.Root.Share(StorageFixture.Account, name) : service.Root.Container(StorageFixture.Account, name));
    }

    private Uri? Link(TreeKind kind, string name, string host)
    {
        var root = Path.GetRelativePath(service.Root.Path, kind == TreeKind.Files ? service.Root.Share(StorageFixture.Account, name) : service.Root.Container(StorageFixture.Account, name));
        var link = new DownloadLinks(service.Parts.Accounts, service.Identity, service.Time).To(root, host, TimeSpan.FromMinutes(5));
        // As the API sends it.
        return link is null ? null : new Uri(link.AbsoluteUri);
    }
}
