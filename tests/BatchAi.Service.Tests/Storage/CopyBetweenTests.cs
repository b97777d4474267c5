using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Files.Shares.Models;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage;

/// <summary>Blobs made of files and files made of blobs.</summary>
public sealed class CopyBetweenTests(StorageFixture service) : IClassFixture<StorageFixture>, IAsyncLifetime
{
    private const string Text = "0123456789";
    private readonly BlobContainerClient _container = service.BlobService.GetBlobContainerClient($"t{Guid.NewGuid():N}");
    private TestShare? _share;

    private TestShare Share => _share!;

    public async Task InitializeAsync()
    {
        await _container.CreateAsync();
        _share = await TestShare.CreateAsync(service);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Blob_OfAFile_HasItsContentHeadersAndMetadata()
    {
        var file = await Share.UploadAsync("a ü.txt", Text);
        await file.SetHttpHeadersAsync(httpHeaders: new ShareFileHttpHeaders { ContentType = "text/x-file" });
        await file.SetMetadataAsync(new Dictionary<string, string> { ["k"] = "v" });
        var blob = _container.GetBlobClient("copy");

        var copy = await blob.StartCopyFromUriAsync(file.Uri);
        await copy.WaitForCompletionAsync();

        var told = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal((Text.Length, "text/x-file", "v", Azure.Storage.Blobs.Models.CopyStatus.Success, BlobType.Block), (told.ContentLength, told.ContentType, told.Metadata["k"], told.BlobCopyStatus, told.BlobType));
        Assert.Equal(file.Uri, told.CopySource);
        Assert.Equal(Text, (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task Parts_OfAFile_AreBlocks()
    {
        var file = await Share.UploadAsync("a.txt", Text);
        var (blocks, appended) = (_container.GetBlockBlobClient("blocks"), _container.GetAppendBlobClient("appended"));
        await appended.CreateAsync();

        await blocks.StageBlockFromUriAsync(file.Uri, "MQ==", new StageBlockFromUriOptions { SourceRange = new HttpRange(2, 3) });
        await blocks.StageBlockFromUriAsync(file.Uri, "Mg==");
        await blocks.CommitBlockListAsync(["Mg==", "MQ=="]);
        await appended.AppendBlockFromUriAsync(file.Uri, new AppendBlobAppendBlockFromUriOptions { SourceRange = new HttpRange(7, 3) });
        await _container.GetBlockBlobClient("whole").SyncUploadFromUriAsync(file.Uri, overwrite: true);

        Assert.Equal((Text + "234", "789", Text), (await ReadAsync("blocks"), await ReadAsync("appended"), await ReadAsync("whole")));
    }

    [Fact]
    public async Task File_OfABlob_HasItsContentHeadersAndMetadata()
    {
        var blob = _container.GetBlobClient("deep/a b");
        await blob.UploadAsync(BinaryData.FromString(Text), new BlobUploadOptions { HttpHeaders = new() { ContentType = "text/x-blob" }, Metadata = new Dictionary<string, string> { ["k"] = "v" } });
        var file = Share.Root.GetFileClient("copy");

        await file.StartCopyAsync(blob.Uri);

        var told = (await file.GetPropertiesAsync()).Value;
        Assert.Equal((Text.Length, "text/x-blob", "v", Azure.Storage.Files.Shares.Models.CopyStatus.Success), (told.ContentLength, told.ContentType, told.Metadata["k"], told.CopyStatus));
        Assert.Equal(Text, await TestShare.TextAsync(file));
    }

    [Fact]
    public async Task Parts_OfABlob_AreRanges()
    {
        await _container.UploadBlobAsync("a", BinaryData.FromString(Text));
        var file = Share.Root.GetFileClient("ranges");
        await file.CreateAsync(Text.Length);

        await file.UploadRangeFromUriAsync(_container.GetBlobClient("a").Uri, new HttpRange(6, 4), new HttpRange(0, 4));

        Assert.Equal("\0\0\0\0\0\00123", await TestShare.TextAsync(file));
    }

    private async Task<string> ReadAsync(string name) => (await _container.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToString();
}
