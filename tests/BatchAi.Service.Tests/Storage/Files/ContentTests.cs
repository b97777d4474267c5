using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure;
using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Files;

public sealed class ContentTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const int Largest = 4 << 20;

    [Fact]
    public async Task Upload_OfMoreThanOneRange_IsTheFileByteForByte()
    {
        var share = await TestShare.CreateAsync(service);
        var bytes = RandomNumberGenerator.GetBytes((9 << 20) + 3);
        var file = share.Root.GetFileClient("big.bin");
        await file.CreateAsync(bytes.Length);

        await file.UploadAsync(new MemoryStream(bytes));

        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(File.ReadAllBytes(share.PathOf("big.bin"))));
        var answer = (await file.DownloadAsync()).Value;
        Assert.Equal(SHA256.HashData(bytes), await SHA256.HashDataAsync(answer.Content));
    }

    [Fact]
    public async Task Get_OfAPart_TellsWhereItLies()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("a.txt", "0123456789");

        using var answer = await share.AskAsync(HttpMethod.Get, "/a.txt", null, ("Range", "bytes=2-4"));

        Assert.Equal((HttpStatusCode.PartialContent, "234", "bytes 2-4/10"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Header("Content-Range")));
        Assert.Equal("bytes", answer.Header("Accept-Ranges"));
    }

    [Theory]
    [InlineData("bytes=8-", "89")]
    [InlineData("bytes=8-100", "89")]
    [InlineData("bytes=-3", "789")]
    public async Task Get_OfAPart_UpToTheEnd(string range, string text)
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("a.txt", "0123456789");

        using var answer = await share.AskAsync(HttpMethod.Get, "/a.txt", null, ("x-ms-range", range));

        Assert.Equal((HttpStatusCode.PartialContent, text), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Get_OfAPartBehindTheEnd_IsRefused()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("a.txt", "0123456789");

        await share.RequireRefusalAsync(416, "InvalidRange", HttpMethod.Get, "/a.txt", null, ("Range", "bytes=10-"));
        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Get, "/a.txt", null, ("x-ms-range", "lines=1-2"));
    }

    [Fact]
    public async Task Get_WithAChecksum_TellsThatOfThePart()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "0123456789");

        var answer = (await file.DownloadAsync(new HttpRange(2, 3), rangeGetContentHash: true)).Value;

        Assert.Equal(TestMd5.Of("234"u8), answer.ContentHash);
        using var crc = await share.AskAsync(HttpMethod.Get, "/a.txt", null, ("x-ms-range", "bytes=2-4"), ("x-ms-range-get-content-crc64", "true"));
        Assert.Equal(Convert.ToBase64String(BitConverter.GetBytes(Crc64.Of("234"u8))), crc.Header("x-ms-content-crc64"));
    }

    [Fact]
    public async Task Get_OfWhatIsHadAlready_TellsSo()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "text");
        var mark = (await file.GetPropertiesAsync()).Value.ETag.ToString("H");

        using var same = await share.AskAsync(HttpMethod.Get, "/a.txt", null, ("If-None-Match", mark));
        share.Write("a.txt", "other text");
        using var changed = await share.AskAsync(HttpMethod.Get, "/a.txt", null, ("If-None-Match", mark));

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, changed.StatusCode));
    }

    [Fact]
    public async Task PutRange_WithAWrongChecksum_WritesNothing()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "0123456789");

        await TestShare.RequireRefusalAsync(400, "Md5Mismatch", () => file.UploadRangeAsync(new HttpRange(0, 3), new MemoryStream("abc"u8.ToArray()), TestMd5.Of("other"u8)));
        await share.RequireRefusalAsync(400, "Crc64Mismatch", HttpMethod.Put, "/a.txt?comp=range", "abc"u8.ToArray(), ("x-ms-write", "update"), ("x-ms-range", "bytes=0-2"), ("x-ms-content-crc64", Convert.ToBase64String(new byte[8])));

        Assert.Equal("0123456789", File.ReadAllText(share.PathOf("a.txt")));
    }

    [Fact]
    public async Task PutRange_WithItsChecksum_WritesAndTellsIt()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "0123456789");

        var answer = await file.UploadRangeAsync(new HttpRange(4, 3), new MemoryStream("abc"u8.ToArray()), TestMd5.Of("abc"u8));

        Assert.Equal("0123abc789", File.ReadAllText(share.PathOf("a.txt")));
        Assert.Equal(TestMd5.Of("abc"u8), answer.Value.ContentHash);
        Assert.Equal((await file.GetPropertiesAsync()).Value.ETag, answer.Value.ETag);
    }

    [Fact]
    public async Task PutRange_ThatIsNone_WritesNothing()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("a.txt", "0123456789");
        var three = "abc"u8.ToArray();
        (string, string) write = ("x-ms-write", "update");

        await share.RequireRefusalAsync(416, "InvalidRange", HttpMethod.Put, "/a.txt?comp=range", three, write, ("x-ms-range", "bytes=8-10"));
        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/a.txt?comp=range", three, write, ("x-ms-range", "bytes=0-3"));
        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/a.txt?comp=range", three, write, ("x-ms-range", "bytes=0-"));
        await share.RequireRefusalAsync(400, "MissingRequiredHeader", HttpMethod.Put, "/a.txt?comp=range", three, write);
        await share.RequireRefusalAsync(400, "MissingRequiredHeader", HttpMethod.Put, "/a.txt?comp=range", three, ("x-ms-range", "bytes=0-2"));
        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/a.txt?comp=range", three, ("x-ms-write", "append"), ("x-ms-range", "bytes=0-2"));
        await share.RequireRefusalAsync(413, "RequestBodyTooLarge", HttpMethod.Put, "/a.txt?comp=range", new byte[Largest + 1], write, ("x-ms-range", $"bytes=0-{Largest}"));
        await share.RequireRefusalAsync(404, "ResourceNotFound", HttpMethod.Put, "/none.txt?comp=range", three, write, ("x-ms-range", "bytes=0-2"));

        Assert.Equal("0123456789", File.ReadAllText(share.PathOf("a.txt")));
    }

    [Fact]
    public async Task ClearRange_MakesZeros()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "0123456789");

        await file.ClearRangeAsync(new HttpRange(2, 3));

        Assert.Equal("01\0\0\056789", File.ReadAllText(share.PathOf("a.txt")));
        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/a.txt?comp=range", "abc"u8.ToArray(), ("x-ms-write", "clear"), ("x-ms-range", "bytes=0-2"));
    }

    [Fact]
    public async Task Ranges_AreThoseThatHoldSomething()
    {
        var share = await TestShare.CreateAsync(service);
        var file = share.Root.GetFileClient("sparse.bin");
        await file.CreateAsync(1 << 20);
        await file.UploadRangeAsync(new HttpRange(512 << 10, 4096), new MemoryStream(Encoding.ASCII.GetBytes(new string('x', 4096))));

        var ranges = (await file.GetRangeListAsync(new HttpRange(0, 1 << 20))).Value;

        var range = Assert.Single(ranges.Ranges);
        Assert.Equal((512 << 10, 4096), (range.Offset, range.Length!.Value));
        Assert.Equal(1 << 20, ranges.FileContentLength);
    }

    [Fact]
    public async Task Follower_GetsWhatAJobAppends_AndOtherwiseTheEnd()
    {
        var share = await TestShare.CreateAsync(service);
        share.Write("log.txt", "line 1\n");

        var waiting = share.AskAsync(HttpMethod.Get, "/log.txt", null, ("Range", "bytes=7-"), ("Prefer", "wait=30"));
        await File.AppendAllTextAsync(share.PathOf("log.txt"), "line 2\n");

        using var answer = await waiting;
        Assert.Equal((HttpStatusCode.PartialContent, "line 2\n"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        await share.RequireRefusalAsync(416, "InvalidRange", HttpMethod.Get, "/log.txt", null, ("Range", "bytes=14-"), ("Prefer", "wait=0"));
    }

    [Fact]
    public async Task Get_OfAFolder_FindsNoFile()
    {
        var share = await TestShare.CreateAsync(service);
        await share.Root.CreateSubdirectoryAsync("folder");

        await share.RequireRefusalAsync(404, "ResourceNotFound", HttpMethod.Get, "/folder");
        await share.RequireRefusalAsync(404, "ResourceNotFound", HttpMethod.Head, "/folder");
    }
}
