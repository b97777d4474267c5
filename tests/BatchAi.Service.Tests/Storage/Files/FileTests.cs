using System.Net;
using Azure.Storage.Files.Shares.Models;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Files;

public sealed class FileTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private static readonly ShareFileHttpHeaders Headers = new()
    {
        ContentType = "text/x-log",
        ContentEncoding = ["gzip"],
        ContentLanguage = ["de"],
        ContentDisposition = "attachment",
        CacheControl = "no-store",
    };

    [Fact]
    public async Task Create_IsAFileOfZeros_WithWhatWasSaidOfIt()
    {
        var share = await TestShare.CreateAsync(service);
        var file = share.Root.GetFileClient("a.bin");

        await file.CreateAsync(1000, Headers, new Dictionary<string, string> { ["run"] = "7" });

        Assert.Equal(new byte[1000], File.ReadAllBytes(share.PathOf("a.bin")));
        var properties = (await file.GetPropertiesAsync()).Value;
        Assert.Equal((1000, "text/x-log", "attachment", "no-store", "7"), (properties.ContentLength, properties.ContentType, properties.ContentDisposition, properties.CacheControl, properties.Metadata["run"]));
        Assert.Equal(["gzip", "de"], properties.ContentEncoding.Concat(properties.ContentLanguage));
    }

    [Fact]
    public async Task Create_OverAFile_MakesItEmptyAgain()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "first");

        await file.CreateAsync(2);

        Assert.Equal(new byte[2], File.ReadAllBytes(share.PathOf("a.txt")));
    }

    [Fact]
    public async Task Create_WhereItCannotBe_IsRefused()
    {
        var share = await TestShare.CreateAsync(service);
        await share.Root.CreateSubdirectoryAsync("folder");

        await TestShare.RequireRefusalAsync(409, "ResourceTypeMismatch", () => share.Root.GetFileClient("folder").CreateAsync(1));
        await TestShare.RequireRefusalAsync(404, "ParentNotFound", () => share.Root.GetFileClient("none/a.txt").CreateAsync(1));
        await share.RequireRefusalAsync(400, "MissingRequiredHeader", HttpMethod.Put, "/a.txt", null, ("x-ms-type", "file"));
        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/a.txt", null, ("x-ms-type", "BlockBlob"), ("x-ms-content-length", "1"));
        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/a.txt", null, ("x-ms-type", "file"), ("x-ms-content-length", "4398046511105"));
        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/a.txt", null, ("x-ms-type", "file"), ("x-ms-content-length", "-1"));
    }

    [Fact]
    public async Task Names_AreFoundInAnyCase_AndKeepTheirs()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("Model.bin", "m");

        Assert.Equal("m", await TestShare.TextAsync(share.Root.GetFileClient("MODEL.BIN")));
        Assert.Equal(HttpStatusCode.Conflict, await share.MakeAsync("/model.bin"));
        Assert.Equal(["Model.bin"], await share.NamesAsync());
    }

    [Fact]
    public async Task Names_ThatAJobMadeTwins_AreExact()
    {
        var share = await TestShare.CreateAsync(service);
        share.Write("a.txt", "small");
        share.Write("A.txt", "LARGE");

        Assert.Equal(("small", "LARGE"), (await TestShare.TextAsync(share.Root.GetFileClient("a.txt")), await TestShare.TextAsync(share.Root.GetFileClient("A.txt"))));
        share.Write("b.TXT", "1");
        share.Write("B.txt", "2");
        await TestShare.RequireRefusalAsync(404, "ResourceNotFound", () => share.Root.GetFileClient("b.txt").DownloadAsync());
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("what?")]
    [InlineData("x\"y")]
    [InlineData("back\\slash")]
    [InlineData("CON")]
    [InlineData("lpt1")]
    public async Task Names_ThatAzureFilesCannotHave_AreRefused_ButServedWhereAJobMadeThem(string name)
    {
        var share = await TestShare.CreateAsync(service);
        var target = "/" + Uri.EscapeDataString(name);

        Assert.Equal(HttpStatusCode.BadRequest, await share.MakeAsync(target));
        await share.RequireRefusalAsync(400, "InvalidResourceName", HttpMethod.Get, target);
        share.Write(name, "of a job");

        using var answer = await share.AskAsync(HttpMethod.Get, target);
        Assert.Equal("of a job", await answer.Content.ReadAsStringAsync());
        using var deleted = await share.AskAsync(HttpMethod.Delete, target);
        Assert.Equal(HttpStatusCode.Accepted, deleted.StatusCode);
    }

    [Fact]
    public async Task Names_LoseDotsAtTheirEnds_UnlessToldOrFoundOtherwise()
    {
        var share = await TestShare.CreateAsync(service);

        Assert.Equal(HttpStatusCode.Created, await share.MakeAsync("/plain..."));
        Assert.Equal(HttpStatusCode.Created, await share.MakeAsync("/kept.", ("x-ms-allow-trailing-dot", "true")));
        share.Write("job.", "of a job");

        Assert.Equal(["job.", "kept.", "plain"], (await share.NamesAsync()).Order(StringComparer.Ordinal));
        using var answer = await share.AskAsync(HttpMethod.Get, "/job.");
        Assert.Equal("of a job", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task SetHeaders_WithALengthAlone_KeepsTheHeaders_AndOtherwiseSetsAll()
    {
        var share = await TestShare.CreateAsync(service);
        var file = share.Root.GetFileClient("a.bin");
        await file.CreateAsync(10, Headers);

        await file.SetHttpHeadersAsync(newSize: 20);
        var resized = (await file.GetPropertiesAsync()).Value;
        await file.SetHttpHeadersAsync(httpHeaders: new ShareFileHttpHeaders { ContentType = "text/plain" });
        var changed = (await file.GetPropertiesAsync()).Value;

        Assert.Equal((20, "text/x-log", "no-store"), (resized.ContentLength, resized.ContentType, resized.CacheControl));
        Assert.Equal((20, "text/plain", null), (changed.ContentLength, changed.ContentType, changed.CacheControl));
        Assert.Equal(20, new FileInfo(share.PathOf("a.bin")).Length);
    }

    [Fact]
    public async Task SetMetadata_ChangesTheMark_AndNothingElse()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "text");
        var before = (await file.GetPropertiesAsync()).Value;

        await file.SetMetadataAsync(new Dictionary<string, string> { ["Run"] = "8" });

        var after = (await file.GetPropertiesAsync()).Value;
        Assert.Equal("8", after.Metadata["run"]);
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal(before.SmbProperties.FileLastWrittenOn, after.SmbProperties.FileLastWrittenOn);
        using var answer = await share.AskAsync(HttpMethod.Get, "/a.txt?comp=metadata");
        Assert.Equal("8", answer.Header("x-ms-meta-Run"));
    }

    [Fact]
    public async Task Delete_TakesTheFileAway()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "a");
        await share.Root.CreateSubdirectoryAsync("folder");

        await file.DeleteAsync();

        Assert.False(File.Exists(share.PathOf("a.txt")));
        await TestShare.RequireRefusalAsync(404, "ResourceNotFound", () => file.DeleteAsync());
        await TestShare.RequireRefusalAsync(409, "ResourceTypeMismatch", () => share.Root.GetFileClient("folder").DeleteAsync());
    }

    [Fact]
    public async Task Mark_ChangesWhenAJobWrites_AndTheChecksumIsForgotten()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "first");
        await file.SetHttpHeadersAsync(httpHeaders: new ShareFileHttpHeaders { ContentHash = TestMd5.Of("first"u8) });
        var before = (await file.GetPropertiesAsync()).Value;

        share.Write("a.txt", "other");

        var after = (await file.GetPropertiesAsync()).Value;
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal(TestMd5.Of("first"u8), before.ContentHash);
        Assert.Null(after.ContentHash);
    }

    [Fact]
    public async Task Checksum_ThatWasSaidOfAFile_StaysWhileItIsUploaded()
    {
        var share = await TestShare.CreateAsync(service);
        var file = share.Root.GetFileClient("a.txt");
        await file.CreateAsync(5, new ShareFileHttpHeaders { ContentHash = TestMd5.Of("whole"u8) });

        await file.UploadAsync(new MemoryStream("whole"u8.ToArray()));

        Assert.Equal(TestMd5.Of("whole"u8), (await file.GetPropertiesAsync()).Value.ContentHash);
    }

    [Fact]
    public async Task Lease_GuardsTheFileUntilItIsReleased()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("a.txt", "a");
        using var leased = await share.AskAsync(HttpMethod.Put, "/a.txt?comp=lease", null, ("x-ms-lease-action", "acquire"), ("x-ms-lease-duration", "-1"));
        var id = leased.Header("x-ms-lease-id")!;

        await share.RequireRefusalAsync(409, "LeaseAlreadyPresent", HttpMethod.Put, "/a.txt?comp=lease", null, ("x-ms-lease-action", "acquire"), ("x-ms-lease-duration", "-1"));
        await share.RequireRefusalAsync(412, "LeaseIdMissing", HttpMethod.Delete, "/a.txt");
        await share.RequireRefusalAsync(412, "LeaseIdMissing", HttpMethod.Put, "/a.txt?comp=range", "b"u8.ToArray(), ("x-ms-write", "update"), ("x-ms-range", "bytes=0-0"));
        await share.RequireRefusalAsync(412, "LeaseIdMismatchWithFileOperation", HttpMethod.Delete, "/a.txt", null, ("x-ms-lease-id", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Created, await share.MakeAsync("/a.txt", ("x-ms-lease-id", id)));
        using (var properties = await share.AskAsync(HttpMethod.Head, "/a.txt")) Assert.Equal(("locked", "leased", "infinite"), (properties.Header("x-ms-lease-status"), properties.Header("x-ms-lease-state"), properties.Header("x-ms-lease-duration")));
        using (var released = await share.AskAsync(HttpMethod.Put, "/a.txt?comp=lease", null, ("x-ms-lease-action", "release"), ("x-ms-lease-id", id))) Assert.Equal(HttpStatusCode.OK, released.StatusCode);
        await share.RequireRefusalAsync(412, "LeaseNotPresentWithFileOperation", HttpMethod.Delete, "/a.txt", null, ("x-ms-lease-id", id));
    }

    [Fact]
    public async Task Lease_CanBeChangedAndBroken()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("a.txt", "a");
        var (first, second) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        async Task<HttpStatusCode> LeaseAsync(string action, params (string, string)[] headers)
        {
            using var answer = await share.AskAsync(HttpMethod.Put, "/a.txt?comp=lease", null, [("x-ms-lease-action", action), .. headers]);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Conflict, await LeaseAsync("break"));
        Assert.Equal(HttpStatusCode.Created, await LeaseAsync("acquire", ("x-ms-lease-duration", "-1"), ("x-ms-proposed-lease-id", first)));
        Assert.Equal(HttpStatusCode.OK, await LeaseAsync("change", ("x-ms-lease-id", first), ("x-ms-proposed-lease-id", second)));
        Assert.Equal(HttpStatusCode.Conflict, await LeaseAsync("renew", ("x-ms-lease-id", first)));
        Assert.Equal(HttpStatusCode.Accepted, await LeaseAsync("break"));
        Assert.Equal(HttpStatusCode.Conflict, await LeaseAsync("renew", ("x-ms-lease-id", second)));
        Assert.Equal(HttpStatusCode.BadRequest, await LeaseAsync("acquire", ("x-ms-lease-duration", "30")));
        Assert.Equal(HttpStatusCode.BadRequest, await LeaseAsync("steal"));
        Assert.Equal(HttpStatusCode.Created, await LeaseAsync("acquire", ("x-ms-lease-duration", "-1")));
    }
}
