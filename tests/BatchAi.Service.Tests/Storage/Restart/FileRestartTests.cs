using System.Net;
using Azure.Storage.Files.Shares;
using Azure.Storage.Files.Shares.Models;
using Azure.Storage.Files.Shares.Specialized;
using BatchAi.Service.Tests.Storage.Files.Support;

namespace BatchAi.Service.Tests.Storage.Restart;

/// <summary>What was acknowledged for files is there when the service was killed right afterwards.</summary>
public sealed class FileRestartTests : IAsyncLifetime
{
    private KilledService? _service;

    private KilledService Service => _service!;

    private ShareClient Share => Service.Shares.GetShareClient("logs");

    private ShareDirectoryClient Root => Share.GetRootDirectoryClient();

    public async Task InitializeAsync()
    {
        _service = await KilledService.StartAsync();
        await Share.CreateAsync(new Dictionary<string, string> { ["k"] = "first" }, quotaInGB: 7);
    }

    public async Task DisposeAsync() => await Service.DisposeAsync();

    [Fact]
    public async Task Leases_LiveOn()
    {
        var file = Root.GetFileClient("a.txt");
        await file.CreateAsync(1);
        var before = (await file.GetPropertiesAsync()).Value.ETag;
        var id = (await file.GetShareLeaseClient().AcquireAsync()).Value.LeaseId;
        Assert.Equal(before, (await file.GetPropertiesAsync()).Value.ETag);
        await Service.DoAsync("logs?restype=share&comp=lease", ("x-ms-lease-action", "acquire"), ("x-ms-lease-duration", "-1"), ("x-ms-proposed-lease-id", id));
        await Service.KillAndStartAsync();

        Assert.Equal(ShareLeaseState.Leased, (await Root.GetFileClient("a.txt").GetPropertiesAsync()).Value.LeaseState);
        using var told = await Service.AskAsync(HttpMethod.Get, "logs?restype=share");
        Assert.Equal("leased", told.Header("x-ms-lease-state"));
        await TestShare.RequireRefusalAsync(412, "LeaseIdMissing", () => Root.GetFileClient("a.txt").DeleteAsync());
        await TestShare.RequireRefusalAsync(412, "LeaseIdMissing", () => Share.DeleteAsync());
        await Root.GetFileClient("a.txt").DeleteAsync(new ShareFileRequestConditions { LeaseId = id });
        using var deleted = await Service.AskAsync(HttpMethod.Delete, "logs?restype=share", ("x-ms-lease-id", id));
        Assert.Equal(HttpStatusCode.Accepted, deleted.StatusCode);
    }

    [Fact]
    public async Task WhatWasChanged_StaysChanged()
    {
        await Share.SetMetadataAsync(new Dictionary<string, string> { ["k"] = "share" });
        await Service.DoAsync("logs?restype=share&comp=properties", ("x-ms-share-quota", "9"), ("x-ms-access-tier", "Cool"));
        await Share.SetAccessPolicyAsync([new ShareSignedIdentifier { Id = "policy", AccessPolicy = new() { Permissions = "r" } }]);
        var permission = (await Share.CreatePermissionAsync("O:SYG:SYD:(A;;FA;;;WD)")).Value.FilePermissionKey;
        await Service.Shares.GetShareClient("gone").CreateAsync();
        await Service.Shares.GetShareClient("gone").DeleteAsync();
        var directory = Share.GetDirectoryClient("dir");
        await directory.CreateAsync(new Dictionary<string, string> { ["k"] = "first" });
        await directory.SetMetadataAsync(new Dictionary<string, string> { ["k"] = "directory" });
        await Share.GetDirectoryClient("empty").CreateAsync();
        await Share.GetDirectoryClient("empty").DeleteAsync();
        var file = directory.GetFileClient("old.txt");
        await file.CreateAsync(5, new ShareFileHttpHeaders { ContentType = "text/first" });
        await file.UploadRangeAsync(new(0, 5), new MemoryStream("12345"u8.ToArray()));
        await file.SetHttpHeadersAsync(newSize: 7, new ShareFileHttpHeaders { ContentType = "text/x-kept" }, TestSmb.Of(NtfsFileAttributes.Hidden, key: permission));
        await file.SetMetadataAsync(new Dictionary<string, string> { ["k"] = "file" });
        await Service.DoAsync("logs/dir/new.txt?comp=rename", ("x-ms-file-rename-source", $"{file.Uri}"));
        await Root.GetFileClient("copied.txt").StartCopyAsync(directory.GetFileClient("new.txt").Uri);
        await Root.GetFileClient("deleted.txt").CreateAsync(1);
        await Root.GetFileClient("deleted.txt").DeleteAsync();
        var (before, shareBefore) = ((await directory.GetFileClient("new.txt").GetPropertiesAsync()).Value, (await Share.GetPropertiesAsync()).Value);
        await Service.KillAndStartAsync();

        directory = Share.GetDirectoryClient("dir");
        var (told, share) = ((await directory.GetFileClient("new.txt").GetPropertiesAsync()).Value, (await Share.GetPropertiesAsync()).Value);
        Assert.Equal((before.ETag, before.LastModified, 7), (told.ETag, told.LastModified, told.ContentLength));
        Assert.Equal(("text/x-kept", "file", NtfsFileAttributes.Hidden, permission), (told.ContentType, told.Metadata["k"], told.SmbProperties.FileAttributes, told.SmbProperties.FilePermissionKey));
        Assert.Equal("12345\0\0", await TestShare.TextAsync(directory.GetFileClient("new.txt")));
        Assert.Equal("12345\0\0", await TestShare.TextAsync(Root.GetFileClient("copied.txt")));
        Assert.Equal(CopyStatus.Success, (await Root.GetFileClient("copied.txt").GetPropertiesAsync()).Value.CopyStatus);
        Assert.Equal((shareBefore.ETag, 9, "share"), (share.ETag, share.QuotaInGB, share.Metadata["k"]));
        Assert.Equal("policy", Assert.Single((await Share.GetAccessPolicyAsync()).Value).Id);
        Assert.Equal("O:SYG:SYD:(A;;FA;;;WD)", (await Share.GetPermissionAsync(permission)).Value);
        Assert.Equal("directory", (await directory.GetPropertiesAsync()).Value.Metadata["k"]);
        Assert.Equal(["copied.txt", "dir"], Root.GetFilesAndDirectories().Select(item => item.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["logs"], Service.Shares.GetShares().Select(item => item.Name));
    }
}
