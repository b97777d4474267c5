using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Files;

/// <summary>How large a share may become. Files take no room until they are written, so that a test can have large ones.</summary>
public sealed class QuotaTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const long Gibibyte = 1 << 30;

    [Fact]
    public async Task Quota_BindsWhatClientsAdd()
    {
        var share = await CreateAsync(1);
        await share.Root.GetFileClient("half").CreateAsync(Gibibyte / 2);
        await share.Root.GetFileClient("rest").CreateAsync(Gibibyte / 2);

        await RequireFullAsync(() => share.Root.GetFileClient("more").CreateAsync(1));
        await RequireFullAsync(() => share.Root.GetFileClient("rest").SetHttpHeadersAsync((Gibibyte / 2) + 1));
        await RequireFullAsync(() => share.Root.GetFileClient("copy").StartCopyAsync(share.Root.GetFileClient("half").Uri));
        await share.Root.GetFileClient("empty").CreateAsync(0);
        await share.Root.GetFileClient("rest").CreateAsync(Gibibyte / 4);
        await share.Root.GetFileClient("more").CreateAsync(Gibibyte / 4);

        Assert.Equal(["empty", "half", "more", "rest"], await share.NamesAsync());
        Assert.Equal(Gibibyte, (await share.Client.GetStatisticsAsync()).Value.ShareUsageInBytes);
    }

    [Fact]
    public async Task WhatIsDeleted_MakesRoom_AndWhatAJobWritesTakesIt()
    {
        var share = await CreateAsync(1);
        await share.Root.GetFileClient("a").CreateAsync(Gibibyte);
        await share.Root.GetFileClient("a").DeleteAsync();
        await share.Root.GetFileClient("b").CreateAsync(Gibibyte / 2);
        await using (var file = File.Create(share.PathOf("job"))) file.SetLength(Gibibyte);
        service.Time.Advance(TimeSpan.FromMinutes(2));

        await RequireFullAsync(() => share.Root.GetFileClient("c").CreateAsync(1));
        await share.Client.SetQuotaAsync(2);
        await share.Root.GetFileClient("c").CreateAsync(Gibibyte / 2);
    }

    [Fact]
    public async Task ShareWithoutAQuota_IsBoundedByTheDisk()
    {
        var share = await TestShare.CreateAsync(service);
        await share.Root.GetFileClient("a").CreateAsync(4096 * Gibibyte);

        await share.Root.GetFileClient("b").CreateAsync(4096 * Gibibyte);

        Assert.Equal(5120, (await share.Client.GetPropertiesAsync()).Value.QuotaInGB);
    }

    private async Task<TestShare> CreateAsync(int quota)
    {
        var share = await TestShare.CreateAsync(service);
        await share.Client.SetQuotaAsync(quota);
        return share;
    }

    private static Task RequireFullAsync(Func<Task> act) => TestShare.RequireRefusalAsync(403, "ShareSizeLimitReached", act);
}
