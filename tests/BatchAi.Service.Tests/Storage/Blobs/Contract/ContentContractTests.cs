using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Blobs.Contract;

[Collection(BlobContract.Name)]
public sealed class ContentContractTests(BlobHosts hosts)
{
    public static TheoryData<string> Hosts => BlobHosts.All;

    [Theory, MemberData(nameof(Hosts))]
    public async Task Upload_IsToldAsItWasSent(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlobClient("folder/name ü + %2F #?.txt");
        var headers = new BlobHttpHeaders { ContentType = "text/x", CacheControl = "no-cache", ContentDisposition = "inline", ContentEncoding = "x", ContentLanguage = "de" };

        var written = (await blob.UploadAsync(Text("content"), new BlobUploadOptions { HttpHeaders = headers, Metadata = new Dictionary<string, string> { ["Key"] = "a, b" } })).Value;

        var told = (await blob.GetPropertiesAsync()).Value;
        var content = (await blob.DownloadContentAsync()).Value;
        Assert.Equal(("content", written.ETag, written.ETag), (content.Content.ToString(), told.ETag, content.Details.ETag));
        Assert.Equal(("text/x", "no-cache", "inline", "x", "de"), (told.ContentType, told.CacheControl, told.ContentDisposition, told.ContentEncoding, told.ContentLanguage));
        Assert.Equal(("a, b", BlobType.Block, 7L, AccessTier.Hot.ToString()), (told.Metadata["key"], told.BlobType, told.ContentLength, told.AccessTier));
        Assert.Equal(Md5("content"), told.ContentHash);
        Assert.Equal(written.LastModified, told.LastModified);
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Upload_WrongMd5_IsRefused_AndNothingIsThere(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlockBlobClient("a");

        var refusal = await Refusal.OfAsync(() => blob.UploadAsync(Text("content").ToStream(), new BlobUploadOptions { HttpHeaders = new() { ContentHash = Md5("other") } }));

        Assert.Equal((400, "Md5Mismatch"), refusal);
        Assert.False(await blob.ExistsAsync());
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Conditions_AreKept(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlobClient("a");
        var first = (await blob.UploadAsync(Text("1"), overwrite: false)).Value;

        Assert.Equal((409, "BlobAlreadyExists"), await Refusal.OfAsync(() => blob.UploadAsync(Text("2"), overwrite: false)));
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => blob.UploadAsync(Text("2"), Options(new() { IfMatch = new ETag("\"0x0\"") }))));
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => blob.UploadAsync(Text("2"), Options(new() { IfUnmodifiedSince = first.LastModified.AddHours(-1) }))));
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => blob.DeleteAsync(conditions: new() { IfNoneMatch = first.ETag })));
        Assert.Equal("1", (await blob.DownloadContentAsync()).Value.Content.ToString());
        await blob.UploadAsync(Text("2"), Options(new() { IfMatch = first.ETag }));
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => blob.DownloadContentAsync(new BlobRequestConditions { IfMatch = first.ETag }, default)));
        Assert.Equal((412, "ConditionNotMet"), await Refusal.OfAsync(() => blob.SetMetadataAsync(new Dictionary<string, string>(), new() { IfModifiedSince = DateTimeOffset.FromUnixTimeSeconds(4_000_000_000) })));
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Get_WhatTheClientHas_IsNotSentAgain(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlobClient("a");
        var etag = (await blob.UploadAsync(Text("1"), overwrite: false)).Value.ETag;

        var answer = (await blob.DownloadStreamingAsync(new BlobDownloadOptions { Conditions = new() { IfNoneMatch = etag } })).GetRawResponse();

        Assert.Equal(304, answer.Status);
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Ranges_AreServed(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlobClient("a");
        await blob.UploadAsync(Text("0123456789"));
        await blob.SetHttpHeadersAsync(new BlobHttpHeaders { ContentHash = Md5("kept") });

        var part = (await blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = new(2, 3), TransferValidation = new() { AutoValidateChecksum = false, ChecksumAlgorithm = Azure.Storage.StorageChecksumAlgorithm.MD5 } })).Value;
        var open = (await blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = new(8) })).Value;

        Assert.Equal(("234", "bytes 2-4/10"), (await ReadAsync(part.Content), part.Details.ContentRange));
        Assert.Equal((Convert.ToHexString(Md5("234")), Convert.ToHexString(Md5("kept"))), (Convert.ToHexString(part.Details.ContentHash), Convert.ToHexString(part.Details.BlobContentHash)));
        Assert.Equal(("89", 2L), (await ReadAsync(open.Content), open.Details.ContentLength));
        Assert.Equal((416, "InvalidRange"), await Refusal.OfAsync(() => blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = new(10, 1) })));
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task EmptyBlob_IsDownloaded(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromBytes(Array.Empty<byte>()));

        using var content = new MemoryStream();
        await blob.DownloadToAsync(content);

        Assert.Equal(0, content.Length);
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task HeadersAndMetadata_AreReplacedAsAWhole(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlobClient("a");
        await blob.UploadAsync(Text("1"), new BlobUploadOptions { HttpHeaders = new() { ContentType = "text/x", CacheControl = "no-cache" }, Metadata = new Dictionary<string, string> { ["a"] = "1" } });
        var before = (await blob.GetPropertiesAsync()).Value;

        await blob.SetHttpHeadersAsync(new BlobHttpHeaders { ContentType = "text/y" });
        await blob.SetMetadataAsync(new Dictionary<string, string> { ["b"] = "2" });

        var after = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal(("text/y", null), (after.ContentType, after.CacheControl));
        Assert.Equal(("b", "2"), Assert.Single(after.Metadata.Select(pair => (pair.Key, pair.Value))));
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal("1", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Delete_IsOnce_WithSnapshotsOrWithout(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlobClient("a");
        await blob.UploadAsync(Text("1"));

        await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots);

        Assert.False(await blob.DeleteIfExistsAsync());
        Assert.Equal((404, "BlobNotFound"), await Refusal.OfAsync(() => blob.DeleteAsync()));
        Assert.Equal((404, "BlobNotFound"), await Refusal.OfAsync(() => blob.DownloadContentAsync()));
        Assert.Equal((404, "BlobNotFound"), await Refusal.OfAsync(() => blob.GetPropertiesAsync()));
        Assert.Equal((404, "BlobNotFound"), await Refusal.OfAsync(() => blob.SetMetadataAsync(new Dictionary<string, string>())));
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Copy_IsDoneWhenItIsAnswered(string host)
    {
        var container = await hosts.ContainerAsync(host);
        var source = container.GetBlobClient("source");
        await source.UploadAsync(Text("content"), new BlobUploadOptions { HttpHeaders = new() { ContentType = "text/x" }, Metadata = new Dictionary<string, string> { ["a"] = "1" } });
        var target = container.GetBlobClient("target");

        var copy = await target.StartCopyFromUriAsync(source.Uri);
        await copy.WaitForCompletionAsync();

        var told = (await target.GetPropertiesAsync()).Value;
        Assert.Equal((CopyStatus.Success, "7/7", source.Uri.AbsoluteUri, copy.Id), (told.CopyStatus, told.CopyProgress, told.CopySource?.AbsoluteUri, told.CopyId));
        Assert.Equal(("text/x", "1", "content"), (told.ContentType, told.Metadata["a"], (await target.DownloadContentAsync()).Value.Content.ToString()));
        Assert.Equal(404, (await Refusal.OfAsync(() => target.StartCopyFromUriAsync(container.GetBlobClient("none").Uri))).Status);
        Assert.Equal((412, "SourceConditionNotMet"), await Refusal.OfAsync(() => target.StartCopyFromUriAsync(source.Uri, new BlobCopyFromUriOptions { SourceConditions = new() { IfMatch = new ETag("\"0x0\"") } })));
        Assert.Equal((409, "NoPendingCopyOperation"), await Refusal.OfAsync(() => target.AbortCopyFromUriAsync(copy.Id)));
    }

    private static BlobUploadOptions Options(BlobRequestConditions conditions) => new() { Conditions = conditions };

    private static BinaryData Text(string text) => BinaryData.FromString(text);

    private static async Task<string> ReadAsync(Stream content)
    {
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync();
    }

    private static byte[] Md5(string text) => TestMd5.Of(Encoding.UTF8.GetBytes(text));
}
