using System.Net;
using Azure;
using Azure.Storage.Files.Shares.Models;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Files;

public sealed class CopyTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const string Descriptor = "O:S-1-5-21-1-2-3-500G:S-1-5-21-1-2-3-513D:(A;;FA;;;SY)";

    [Fact]
    public async Task Copy_IsWholeAtOnce_WithWhatIsKeptOfItsSource()
    {
        var (from, to) = (await TestShare.CreateAsync(service), await TestShare.CreateAsync(service));
        var source = await from.UploadAsync("a.txt", "content");
        await source.SetHttpHeadersAsync(httpHeaders: new ShareFileHttpHeaders { ContentType = "text/x-log" });
        await source.SetMetadataAsync(new Dictionary<string, string> { ["run"] = "1" });
        var copy = to.Root.GetFileClient("b.txt");

        var started = (await copy.StartCopyAsync(source.Uri)).Value;

        var properties = (await copy.GetPropertiesAsync()).Value;
        Assert.Equal("content", File.ReadAllText(to.PathOf("b.txt")));
        Assert.Equal((CopyStatus.Success, started.CopyId, "7/7", source.Uri.ToString()), (properties.CopyStatus, properties.CopyId, properties.CopyProgress, properties.CopySource));
        Assert.Equal(("text/x-log", "1"), (properties.ContentType, properties.Metadata["run"]));
        Assert.Equal(started.ETag, properties.ETag);
    }

    [Fact]
    public async Task Copy_TakesOfItsSource_WhatIsWanted()
    {
        var (from, to) = (await TestShare.CreateAsync(service), await TestShare.CreateAsync(service));
        var written = new DateTimeOffset(2019, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await from.Root.GetFileClient("a.txt").CreateAsync(3, smbProperties: TestSmb.Of(attributes: NtfsFileAttributes.Hidden, written: written), filePermission: Descriptor);

        using var answer = await to.AskAsync(
            HttpMethod.Put,
            "/b.txt",
            null,
            ("x-ms-copy-source", $"{from.Client.Uri}/a.txt"),
            ("x-ms-file-attributes", "source"),
            ("x-ms-file-last-write-time", "source"),
            ("x-ms-file-permission-copy-mode", "source"));

        Assert.Equal((HttpStatusCode.Accepted, "success"), (answer.StatusCode, answer.Header("x-ms-copy-status")));
        var smb = (await to.Root.GetFileClient("b.txt").GetPropertiesAsync()).Value.SmbProperties;
        Assert.Equal((NtfsFileAttributes.Hidden, written), (smb.FileAttributes!.Value, smb.FileLastWrittenOn!.Value));
        Assert.Equal(Descriptor, (await to.Client.GetPermissionAsync(smb.FilePermissionKey)).Value);
    }

    [Fact]
    public async Task Copy_OfWhatIsNotHere_IsRefused()
    {
        var share = await TestShare.CreateAsync(service);

        await share.RequireRefusalAsync(404, "CannotVerifyCopySource", HttpMethod.Put, "/b.txt", null, ("x-ms-copy-source", $"{share.Client.Uri}/none.txt"));
        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/b.txt", null, ("x-ms-copy-source", "https://elsewhere.example/a/b.txt"));
        await share.RequireRefusalAsync(404, "ShareSnapshotNotFound", HttpMethod.Put, "/b.txt", null, ("x-ms-copy-source", $"{share.Client.Uri}/a.txt?sharesnapshot=2026-01-01T00:00:00.0000000Z"));
        Assert.Empty(await share.NamesAsync());
    }

    [Fact]
    public async Task Abort_FindsTheCopyDone()
    {
        var share = await TestShare.CreateAsync(service);
        var source = await share.UploadAsync("a.txt", "content");
        var copy = share.Root.GetFileClient("b.txt");
        var started = (await copy.StartCopyAsync(source.Uri)).Value;

        await TestShare.RequireRefusalAsync(409, "NoPendingCopyOperation", () => copy.AbortCopyAsync(started.CopyId));
    }

    [Fact]
    public async Task PutRangeFromUrl_CopiesThePart()
    {
        var share = await TestShare.CreateAsync(service);
        var source = await share.UploadAsync("a.txt", "0123456789");
        var target = await share.UploadAsync("b.txt", "----------");

        using var answer = await share.AskAsync(
            HttpMethod.Put,
            "/b.txt?comp=range",
            null,
            ("x-ms-copy-source", source.Uri.ToString()),
            ("x-ms-source-range", "bytes=2-4"),
            ("x-ms-range", "bytes=5-7"),
            ("x-ms-write", "update"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.NotNull(answer.Header("x-ms-content-crc64"));
        Assert.Equal("-----234--", await TestShare.TextAsync(target));
    }

    [Fact]
    public async Task PutRangeFromUrl_OfAnotherLength_IsRefused()
    {
        var share = await TestShare.CreateAsync(service);
        var source = await share.UploadAsync("a.txt", "0123456789");
        await share.UploadAsync("b.txt", "----------");
        (string, string) from = ("x-ms-copy-source", source.Uri.ToString());

        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/b.txt?comp=range", null, from, ("x-ms-source-range", "bytes=2-3"), ("x-ms-range", "bytes=5-7"));
        await share.RequireRefusalAsync(412, "SourceConditionNotMet", HttpMethod.Put, "/b.txt?comp=range", null, from, ("x-ms-source-range", "bytes=2-4"), ("x-ms-range", "bytes=5-7"), ("x-ms-source-if-match-crc64", Convert.ToBase64String(new byte[8])));

        Assert.Equal("----------", File.ReadAllText(share.PathOf("b.txt")));
    }

    [Fact]
    public async Task Rename_GivesAFileAnotherName_WithAllThatIsKeptOfIt()
    {
        var share = await TestShare.CreateAsync(service);
        var old = await share.UploadAsync("old.txt", "content");
        await old.SetMetadataAsync(new Dictionary<string, string> { ["run"] = "1" });
        var before = (await old.GetPropertiesAsync()).Value;

        using var answer = await share.AskAsync(HttpMethod.Put, "/New.txt?comp=rename", null, ("x-ms-file-rename-source", old.Uri.ToString()));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["New.txt"], await share.NamesAsync());
        var properties = (await share.Root.GetFileClient("New.txt").GetPropertiesAsync()).Value;
        Assert.Equal(("1", before.SmbProperties.FileId), (properties.Metadata["run"], properties.SmbProperties.FileId));
    }

    [Fact]
    public async Task Rename_ToTheSameInOtherCase_IsDone()
    {
        var share = await TestShare.CreateAsync(service);
        var old = await share.UploadAsync("name.txt", "content");

        using var answer = await share.AskAsync(HttpMethod.Put, "/NAME.txt?comp=rename", null, ("x-ms-file-rename-source", old.Uri.ToString()));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["NAME.txt"], await share.NamesAsync());
    }

    [Fact]
    public async Task Rename_OverAFile_NeedsTheWord()
    {
        var share = await TestShare.CreateAsync(service);
        var old = await share.UploadAsync("old.txt", "old");
        await share.UploadAsync("other.txt", "other");
        (string, string) from = ("x-ms-file-rename-source", old.Uri.ToString());

        await share.RequireRefusalAsync(409, "ResourceAlreadyExists", HttpMethod.Put, "/other.txt?comp=rename", null, from);
        Assert.Equal("other", File.ReadAllText(share.PathOf("other.txt")));
        using var answer = await share.AskAsync(HttpMethod.Put, "/other.txt?comp=rename", null, from, ("x-ms-file-rename-replace-if-exists", "true"));

        Assert.Equal((HttpStatusCode.OK, "old"), (answer.StatusCode, File.ReadAllText(share.PathOf("other.txt"))));
        Assert.Equal(["other.txt"], await share.NamesAsync());
    }

    [Fact]
    public async Task Rename_FromAnotherShare_IsRefused()
    {
        var (share, other) = (await TestShare.CreateAsync(service), await TestShare.CreateAsync(service));
        var old = await other.UploadAsync("old.txt", "old");

        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/new.txt?comp=rename", null, ("x-ms-file-rename-source", old.Uri.ToString()));
        Assert.Equal("old", await TestShare.TextAsync(old));
    }

    [Fact]
    public async Task Copies_AtOnceOntoOneName_AreOneOfThem()
    {
        var share = await TestShare.CreateAsync(service);
        var sources = new[] { await share.UploadAsync("a.txt", new string('a', 100_000)), await share.UploadAsync("b.txt", new string('b', 100_000)) };
        var target = share.Root.GetFileClient("target.txt");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => target.StartCopyAsync(sources[i % 2].Uri)));

        Assert.Single(File.ReadAllText(share.PathOf("target.txt")).Distinct());
        await TestShare.RequireRefusalAsync(416, "InvalidRange", () => target.DownloadAsync(new HttpRange(100_000)));
    }
}
