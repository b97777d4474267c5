using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace BatchAi.Service.Tests.Storage.Blobs.Contract;

[Collection(BlobContract.Name)]
public sealed class ListContractTests(BlobHosts hosts)
{
    private static readonly string[] Names = ["a", "a-b", "a/1", "a/2/x", "a/2/y", "a0", "b c", "z/é"];

    public static TheoryData<string> Hosts => BlobHosts.All;

    [Theory, MemberData(nameof(Hosts))]
    public async Task Flat_IsInOrder_OnEveryPage(string host)
    {
        var container = await FillAsync(host);

        foreach (var size in new[] { 1, 3, 100 })
        {
            var pages = await container.GetBlobsAsync().AsPages(pageSizeHint: size).ToListAsync();
            Assert.Equal(Names, pages.SelectMany(page => page.Values).Select(blob => blob.Name));
            Assert.All(pages, page => Assert.InRange(page.Values.Count, 0, size));
        }
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Prefix_NeedNotEndAtASlash(string host)
    {
        var container = await FillAsync(host);

        Assert.Equal(["a/2/x", "a/2/y"], await NamesAsync(container.GetBlobsAsync(prefix: "a/2")));
        Assert.Equal(["a/1", "a/2/x", "a/2/y"], await NamesAsync(container.GetBlobsAsync(prefix: "a/")));
        Assert.Empty(await NamesAsync(container.GetBlobsAsync(prefix: "none")));
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Hierarchy_HasALineForEachFolder(string host)
    {
        var container = await FillAsync(host);

        Assert.Equal(["a", "a-b", "a/", "a0", "b c", "z/"], (await LinesAsync(container, "/", "")).Order(StringComparer.Ordinal));
        Assert.Equal(["a/1", "a/2/"], (await LinesAsync(container, "/", "a/")).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Blob_IsDescribed(string host)
    {
        var container = await hosts.ContainerAsync(host);
        var blob = container.GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("content"), new BlobUploadOptions { HttpHeaders = new() { ContentType = "text/x" }, Metadata = new Dictionary<string, string> { ["k"] = "v" } });

        var listed = await container.GetBlobsAsync(BlobTraits.Metadata).SingleAsync();

        var told = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal((told.ETag.ToString("H"), told.LastModified, 7L, "text/x"), (listed.Properties.ETag?.ToString("H"), listed.Properties.LastModified, listed.Properties.ContentLength, listed.Properties.ContentType));
        Assert.Equal((told.BlobType, told.LeaseState, "v"), (listed.Properties.BlobType, listed.Properties.LeaseState, listed.Metadata["k"]));
        Assert.Equal(Convert.ToHexString(told.ContentHash), Convert.ToHexString(listed.Properties.ContentHash));
        Assert.Empty((await container.GetBlobsAsync().SingleAsync()).Metadata ?? new Dictionary<string, string>());
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Uncommitted_IsListedWhenAskedFor(string host)
    {
        var container = await FillAsync(host);
        foreach (var name in new[] { "0", "a/15", "zz" }) await container.GetBlockBlobClient(name).StageBlockAsync("MQ==", new MemoryStream(Encoding.UTF8.GetBytes("x")));

        Assert.Equal(Names, await NamesAsync(container.GetBlobsAsync()));
        foreach (var size in new[] { 1, 2, 100 })
        {
            var pages = await container.GetBlobsAsync(states: BlobStates.Uncommitted).AsPages(pageSizeHint: size).ToListAsync();
            Assert.Equal(Names.Concat(["0", "a/15", "zz"]).Order(StringComparer.Ordinal), pages.SelectMany(page => page.Values).Select(blob => blob.Name));
        }
    }

    private async Task<BlobContainerClient> FillAsync(string host)
    {
        var container = await hosts.ContainerAsync(host);
        foreach (var name in Names) await container.UploadBlobAsync(name, BinaryData.FromString(name));
        return container;
    }

    private static async Task<List<string>> NamesAsync(IAsyncEnumerable<BlobItem> blobs) => await blobs.Select(blob => blob.Name).ToListAsync();

    private static async Task<List<string>> LinesAsync(BlobContainerClient container, string delimiter, string prefix) =>
        await container.GetBlobsByHierarchyAsync(delimiter: delimiter, prefix: prefix).Select(item => item.IsPrefix ? item.Prefix : item.Blob.Name).ToListAsync();
}
