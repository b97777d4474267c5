using System.Net;
using Azure.Storage.Files.Shares.Models;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Files;

public sealed class ShareTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const string Descriptor = "O:S-1-5-21-1-2-3-500G:S-1-5-21-1-2-3-513D:(A;;FA;;;SY)(A;;0x1200a9;;;WD)";

    [Fact]
    public async Task Create_Twice_TellsThatItIsThere()
    {
        var share = await TestShare.CreateAsync(service);

        await TestShare.RequireRefusalAsync(409, "ShareAlreadyExists", () => share.Client.CreateAsync());
    }

    [Fact]
    public async Task Create_InFolder_IsAnEmptyFolderThatJobsCanWriteTo()
    {
        var share = await TestShare.CreateAsync(service);

        Assert.Empty(Directory.EnumerateFileSystemEntries(share.Folder));
        Assert.True(File.GetUnixFileMode(share.Folder).HasFlag(UnixFileMode.OtherWrite));
    }

    [Theory]
    [InlineData("ab", "OutOfRangeInput")]
    [InlineData("Upper", "InvalidResourceName")]
    [InlineData("a--b", "InvalidResourceName")]
    public async Task Create_WithANameThatNoneHas_IsRefused(string name, string code) =>
        await TestShare.RequireRefusalAsync(400, code, () => service.ShareService.GetShareClient(name).CreateAsync());

    [Fact]
    public async Task Properties_AfterCreation_AreThoseThatWereGiven()
    {
        var share = service.ShareService.GetShareClient($"share-{Guid.NewGuid():N}");
        await share.CreateAsync(new Dictionary<string, string> { ["owner"] = "anna" }, quotaInGB: 7);

        var properties = (await share.GetPropertiesAsync()).Value;

        Assert.Equal((7, "anna"), (properties.QuotaInGB!.Value, properties.Metadata["owner"]));
    }

    [Fact]
    public async Task SetQuotaAndMetadata_ChangeMarkAndProperties_AndFilesDoNot()
    {
        var share = await TestShare.CreateAsync(service);
        var before = (await share.Client.GetPropertiesAsync()).Value;
        await share.UploadAsync("a.txt", "a");
        Assert.Equal(before.ETag, (await share.Client.GetPropertiesAsync()).Value.ETag);

        service.Time.Advance(TimeSpan.FromSeconds(1));
        await share.Client.SetQuotaAsync(9);
        await share.Client.SetMetadataAsync(new Dictionary<string, string> { ["run"] = "1" });

        var after = (await share.Client.GetPropertiesAsync()).Value;
        Assert.Equal((9, "1"), (after.QuotaInGB!.Value, after.Metadata["run"]));
        Assert.NotEqual(before.ETag, after.ETag);
    }

    [Fact]
    public async Task SetQuota_BeyondWhatAzureHas_IsRefused()
    {
        var share = await TestShare.CreateAsync(service);

        await TestShare.RequireRefusalAsync(400, "InvalidHeaderValue", () => share.Client.SetQuotaAsync(1_000_000));
    }

    [Fact]
    public async Task AccessPolicy_IsKept()
    {
        var share = await TestShare.CreateAsync(service);
        var expiry = new DateTimeOffset(2040, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var policy = new ShareSignedIdentifier { Id = "readers", AccessPolicy = new ShareAccessPolicy { StartsOn = expiry.AddYears(-20), ExpiresOn = expiry, Permissions = "r" } };

        await share.Client.SetAccessPolicyAsync([policy]);

        var kept = Assert.Single((await share.Client.GetAccessPolicyAsync()).Value);
        Assert.Equal(("readers", expiry, "r"), (kept.Id, kept.AccessPolicy.ExpiresOn, kept.AccessPolicy.Permissions));
    }

    [Fact]
    public async Task Statistics_AreTheBytesOfAllFiles_ThoseOfJobsToo()
    {
        var share = await TestShare.CreateAsync(service);
        await share.Root.GetSubdirectoryClient("deep").CreateAsync();
        await share.UploadAsync("deep/one.txt", new string('x', 1000));
        share.Write("two.txt", new string('y', 234));

        Assert.Equal(1234, (await share.Client.GetStatisticsAsync()).Value.ShareUsageInBytes);
    }

    [Fact]
    public async Task Delete_TakesAllAway_AndFreesTheName()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("a.txt", "a");

        await share.Client.DeleteAsync();

        Assert.False(Directory.Exists(share.Folder));
        await TestShare.RequireRefusalAsync(404, "ShareNotFound", () => share.Client.GetPropertiesAsync());
        await TestShare.RequireRefusalAsync(404, "ShareNotFound", () => share.Client.DeleteAsync());
        await TestShare.RequireRefusalAsync(404, "ShareNotFound", () => share.Root.GetFileClient("a.txt").GetPropertiesAsync());
        await share.Client.CreateAsync();
        Assert.Empty(await share.NamesAsync());
    }

    [Fact]
    public async Task List_TellsNamesQuotasAndMetadata_PageByPage()
    {
        var mark = $"l{Guid.NewGuid():N}"[..12];
        foreach (var name in (string[])["one", "three", "two"]) await service.ShareService.CreateShareAsync($"{mark}-{name}", new Dictionary<string, string> { ["said"] = name }, quotaInGB: 3);

        List<ShareItem> items = [];
        await foreach (var page in service.ShareService.GetSharesAsync(ShareTraits.Metadata, prefix: mark).AsPages(pageSizeHint: 2)) items.AddRange(page.Values);

        Assert.Equal([$"{mark}-one", $"{mark}-three", $"{mark}-two"], items.Select(item => item.Name));
        Assert.All(items, item => Assert.Equal((3, item.Name[(mark.Length + 1)..]), (item.Properties.QuotaInGB!.Value, item.Properties.Metadata["said"])));
    }

    [Fact]
    public async Task ServiceProperties_AreKept()
    {
        var properties = (await service.ShareService.GetPropertiesAsync()).Value;
        properties.HourMetrics.Enabled = true;
        properties.HourMetrics.IncludeApis = true;
        properties.HourMetrics.RetentionPolicy = new ShareRetentionPolicy { Enabled = true, Days = 3 };
        properties.Cors = [new ShareCorsRule { AllowedOrigins = "https://example.org", AllowedMethods = "GET", AllowedHeaders = "x", ExposedHeaders = "y", MaxAgeInSeconds = 5 }];

        await service.ShareService.SetPropertiesAsync(properties);

        var kept = (await service.ShareService.GetPropertiesAsync()).Value;
        Assert.Equal((3, "https://example.org"), (kept.HourMetrics.RetentionPolicy.Days, Assert.Single(kept.Cors).AllowedOrigins));
    }

    [Fact]
    public async Task Permission_IsKeptUnderAKey_WhichFilesCanHave()
    {
        var share = await TestShare.CreateAsync(service);

        var key = (await share.Client.CreatePermissionAsync(Descriptor)).Value.FilePermissionKey;
        var file = share.Root.GetFileClient("a.txt");
        await file.CreateAsync(1, smbProperties: TestSmb.Of(key: key));

        Assert.Equal(Descriptor, (await share.Client.GetPermissionAsync(key)).Value);
        Assert.Equal(key, (await file.GetPropertiesAsync()).Value.SmbProperties.FilePermissionKey);
    }

    [Fact]
    public async Task Permission_OfAFileThatAJobMade_CanBeRead()
    {
        var share = await TestShare.CreateAsync(service);
        share.Write("out.txt", "1");

        var key = (await share.Root.GetFileClient("out.txt").GetPropertiesAsync()).Value.SmbProperties.FilePermissionKey;

        Assert.Contains("WD", (await share.Client.GetPermissionAsync(key)).Value, StringComparison.Ordinal);
        await TestShare.RequireRefusalAsync(404, "ResourceNotFound", () => share.Client.GetPermissionAsync("1*1"));
        await TestShare.RequireRefusalAsync(400, "FileInvalidPermission", () => share.Client.CreatePermissionAsync("everybody"));
    }

    [Fact]
    public async Task Snapshots_AreRefused()
    {
        var share = await TestShare.CreateAsync(service);

        await TestShare.RequireRefusalAsync(400, "FeatureNotSupported", () => share.Client.CreateSnapshotAsync());
        await share.RequireRefusalAsync(404, "ShareSnapshotNotFound", HttpMethod.Get, "?restype=directory&comp=list&sharesnapshot=2026-01-01T00:00:00.0000000Z");
    }

    [Fact]
    public async Task FileSystemsOfUnix_AreRefused()
    {
        var share = await TestShare.CreateAsync(service);

        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "?restype=share&comp=properties", null, ("x-ms-root-squash", "NoRootSquash"));
        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "?restype=share", null, ("x-ms-enabled-protocols", "NFS"));
    }

    [Fact]
    public async Task Lease_OfAShare_GuardsItsDeletion()
    {
        var share = await TestShare.CreateAsync(service);
        using var leased = await share.AskAsync(HttpMethod.Put, "?restype=share&comp=lease", null, ("x-ms-lease-action", "acquire"), ("x-ms-lease-duration", "15"));
        var id = leased.Header("x-ms-lease-id")!;
        Assert.Equal(HttpStatusCode.Created, leased.StatusCode);

        await share.RequireRefusalAsync(412, "LeaseIdMissing", HttpMethod.Delete, "?restype=share");
        using (var renewed = await share.AskAsync(HttpMethod.Put, "?restype=share&comp=lease", null, ("x-ms-lease-action", "renew"), ("x-ms-lease-id", id))) Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        service.Time.Advance(TimeSpan.FromSeconds(20));

        using var properties = await share.AskAsync(HttpMethod.Get, "?restype=share");
        Assert.Equal("expired", properties.Header("x-ms-lease-state"));
        await share.Client.DeleteAsync();
    }
}
