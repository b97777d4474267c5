using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.JobFiles;

public sealed class StorageAccountPlaceholderTests
{
    [Fact]
    public void Replace_InAJob_FillsInTheAccountEverywhere()
    {
        var job = JobText.Read(JobText.Valid).Job!;
        var filled = StorageAccountPlaceholder.Replace(job, "acct");
        var share = filled.Properties!.MountVolumes!.AzureFileShares!.Single();
        Assert.Equal(("acct", "https://acct.file.core.windows.net/logs"), (share.AccountName, share.AzureFileUrl));
        Assert.Null(share.Credentials);
        Assert.Equal("acct", filled.Properties.MountVolumes.AzureBlobFileSystems!.Single().AccountName);
        Assert.False(StorageAccountPlaceholder.IsUsedIn(filled));
    }

    [Fact]
    public void Replace_InAJob_LeavesTheOriginalAlone()
    {
        var job = JobText.Read(JobText.Valid).Job!;
        StorageAccountPlaceholder.Replace(job, "acct", "key");
        Assert.True(StorageAccountPlaceholder.IsUsedIn(job));
        Assert.Null(job.Properties!.MountVolumes!.AzureFileShares!.Single().AccountName);
    }

    [Theory]
    [InlineData(null, null, "mine", "key")]
    [InlineData("<AZURE_BATCHAI_STORAGE_ACCOUNT>", null, "mine", "key")]
    [InlineData("<AZURE_BATCHAI_STORAGE_ACCOUNT>", "own", "mine", "own")]
    [InlineData("other", null, "other", null)]
    [InlineData("other", "<AZURE_BATCHAI_STORAGE_KEY>", "other", "key")]
    public void Replace_WithAKey_GivesItToMountsWithoutOne(string? account, string? key, string filledAccount, string? filledKey)
    {
        var job = JobWith(new()
        {
            AccountName = account,
            AzureFileUrl = "https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/s",
            Credentials = key is null ? null : new() { AccountKey = key },
        });
        var share = StorageAccountPlaceholder.Replace(job, "mine", "key").Properties!.MountVolumes!.AzureFileShares!.Single();
        Assert.Equal((filledAccount, filledKey), (share.AccountName, share.Credentials?.AccountKey));
    }

    [Theory]
    [InlineData("https://own.file.core.windows.net/s", "own")]
    [InlineData("https://127.0.0.1:10012/local/s", "local")]
    [InlineData("https://localhost:10012/local/s", "local")]
    public void Replace_InAShareWithoutAccount_TakesItFromTheUrl(string url, string account)
    {
        var filled = StorageAccountPlaceholder.Replace(JobWith(new() { AzureFileUrl = url }), "mine", "key");
        var share = filled.Properties!.MountVolumes!.AzureFileShares!.Single();
        Assert.Equal((account, null), (share.AccountName, share.Credentials));
    }

    [Fact]
    public void Replace_InACluster_FillsInTheAccountOfItsMounts()
    {
        var mounts = new MountVolumes { AzureBlobFileSystems = [new() { AccountName = StorageAccountPlaceholder.AccountText, Credentials = new() { AccountKeySecretReference = new() } }] };
        var cluster = new ClusterCreateParameters { Properties = new() { NodeSetup = new() { MountVolumes = mounts } } };
        Assert.True(StorageAccountPlaceholder.IsUsedIn(cluster));
        var container = StorageAccountPlaceholder.Replace(cluster, "mine", "key").Properties!.NodeSetup!.MountVolumes!.AzureBlobFileSystems!.Single();
        Assert.Equal("mine", container.AccountName);
        Assert.Null(container.Credentials!.AccountKey);
        Assert.NotNull(container.Credentials.AccountKeySecretReference);
    }

    [Fact]
    public void AzureFileUrl_WithThePlaceholder_KeepsIt()
    {
        Assert.True(AzureFileUrl.TryParse("https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/logs", out var url));
        Assert.Equal((StorageAccountPlaceholder.AccountText, "logs"), (url.AccountName, url.ShareName));
    }

    private static JobCreateParameters JobWith(AzureFileShareReference share) =>
        new() { Properties = new() { MountVolumes = new() { AzureFileShares = [share] } } };
}
