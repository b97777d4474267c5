using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace BatchAi.Service.Tests.Storage.Restart;

/// <summary>What was acknowledged for blobs is there when the service was killed right afterwards.</summary>
public sealed class BlobRestartTests : IAsyncLifetime
{
    private KilledService? _service;

    private KilledService Service => _service!;

    private BlobContainerClient Container => Service.Blobs.GetBlobContainerClient("cont");

    public async Task InitializeAsync()
    {
        _service = await KilledService.StartAsync();
        await Container.CreateAsync();
    }

    public async Task DisposeAsync() => await Service.DisposeAsync();

    [Fact]
    public async Task Leases_LiveOn()
    {
        await Container.UploadBlobAsync("fixed", BinaryData.FromString("1"));
        await Container.UploadBlobAsync("infinite", BinaryData.FromString("1"));
        await Container.UploadBlobAsync("broken", BinaryData.FromString("1"));
        await Container.UploadBlobAsync("released", BinaryData.FromString("1"));
        var ids = new Dictionary<string, string>();
        foreach (var (name, length) in ((string, TimeSpan)[])[("fixed", TimeSpan.FromSeconds(60)), ("infinite", BlobLeaseClient.InfiniteLeaseDuration), ("broken", BlobLeaseClient.InfiniteLeaseDuration), ("released", BlobLeaseClient.InfiniteLeaseDuration)])
        {
            ids[name] = (await Container.GetBlobClient(name).GetBlobLeaseClient().AcquireAsync(length)).Value.LeaseId;
        }

        await Container.GetBlobClient("broken").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        await Container.GetBlobClient("released").GetBlobLeaseClient(ids["released"]).ReleaseAsync();
        await Container.GetBlobClient("infinite").UploadAsync(BinaryData.FromString("2"), new BlobUploadOptions { Conditions = new() { LeaseId = ids["infinite"] } });
        var containers = (await Container.GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration)).Value.LeaseId;
        await Service.KillAndStartAsync();

        Assert.Equal((LeaseState.Leased, LeaseDurationType.Infinite, "2"), await LookAsync("infinite"));
        Assert.Equal(LeaseState.Leased, (await Container.GetPropertiesAsync()).Value.LeaseState);
        Assert.Equal((LeaseState.Broken, LeaseState.Available), ((await LookAsync("broken")).State, (await LookAsync("released")).State));
        Assert.Equal((412, "LeaseIdMissing"), await Blobs.Contract.Refusal.OfAsync(() => Container.DeleteBlobAsync("infinite")));
        Assert.Equal((412, "LeaseIdMissing"), await Blobs.Contract.Refusal.OfAsync(() => Container.DeleteAsync()));
        await Container.GetBlobClient("fixed").GetBlobLeaseClient(ids["fixed"]).RenewAsync();
        await Container.DeleteBlobAsync("infinite", conditions: new() { LeaseId = ids["infinite"] });
        await Container.DeleteAsync(new() { LeaseId = containers });
    }

    [Fact]
    public async Task WhatWasChanged_StaysChanged()
    {
        var until = new DateTimeOffset(2030, 1, 31, 12, 0, 0, TimeSpan.Zero);
        await Container.SetMetadataAsync(new Dictionary<string, string> { ["k"] = "container" });
        await Container.SetAccessPolicyAsync(permissions: [new BlobSignedIdentifier { Id = "policy", AccessPolicy = new() { PolicyExpiresOn = until, Permissions = "r" } }]);
        await Service.Blobs.GetBlobContainerClient("gone").CreateAsync();
        await Service.Blobs.GetBlobContainerClient("gone").DeleteAsync();
        var blob = Container.GetBlobClient("a/b");
        await blob.UploadAsync(BinaryData.FromString("content"), new BlobUploadOptions { HttpHeaders = new() { ContentType = "text/first" } });
        await blob.SetMetadataAsync(new Dictionary<string, string> { ["k"] = "blob" });
        await blob.SetHttpHeadersAsync(new() { ContentType = "text/x-kept", ContentDisposition = "inline", CacheControl = "no-store" });
        await blob.SetAccessTierAsync(AccessTier.Cool);
        await Container.GetBlobClient("copied").SyncCopyFromUriAsync(blob.Uri);
        await Container.UploadBlobAsync("deleted", BinaryData.FromString("1"));
        await Container.DeleteBlobAsync("deleted");
        var properties = (await Service.Blobs.GetPropertiesAsync()).Value;
        properties.Cors = [new BlobCorsRule { AllowedOrigins = "*", AllowedMethods = "GET", AllowedHeaders = "*", ExposedHeaders = "*", MaxAgeInSeconds = 5 }];
        await Service.Blobs.SetPropertiesAsync(properties);
        var (before, containerBefore) = ((await blob.GetPropertiesAsync()).Value, (await Container.GetPropertiesAsync()).Value);
        await Service.KillAndStartAsync();

        var (told, container) = ((await Container.GetBlobClient("a/b").GetPropertiesAsync()).Value, (await Container.GetPropertiesAsync()).Value);
        Assert.Equal((before.ETag, before.LastModified, before.CreatedOn), (told.ETag, told.LastModified, told.CreatedOn));
        Assert.Equal(("text/x-kept", "inline", "no-store", "Cool", "blob"), (told.ContentType, told.ContentDisposition, told.CacheControl, told.AccessTier, told.Metadata["k"]));
        Assert.Equal((containerBefore.ETag, "container"), (container.ETag, container.Metadata["k"]));
        var policy = Assert.Single((await Container.GetAccessPolicyAsync()).Value.SignedIdentifiers);
        Assert.Equal(("policy", "r", until), (policy.Id, policy.AccessPolicy.Permissions, policy.AccessPolicy.PolicyExpiresOn));
        Assert.Equal("content", (await Container.GetBlobClient("copied").DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal(CopyStatus.Success, (await Container.GetBlobClient("copied").GetPropertiesAsync()).Value.BlobCopyStatus);
        Assert.Equal(["a/b", "copied"], Container.GetBlobs().Select(item => item.Name));
        Assert.Equal(["cont"], Service.Blobs.GetBlobContainers().Select(item => item.Name));
        Assert.Equal("GET", Assert.Single((await Service.Blobs.GetPropertiesAsync()).Value.Cors).AllowedMethods);
    }

    [Fact]
    public async Task Blocks_ArePutAndAppended()
    {
        var staged = Container.GetBlockBlobClient("staged");
        await staged.StageBlockAsync("MQ==", new MemoryStream("one"u8.ToArray()));
        await staged.StageBlockAsync("Mg==", new MemoryStream("two"u8.ToArray()));
        var committed = Container.GetBlockBlobClient("committed");
        await committed.StageBlockAsync("MQ==", new MemoryStream("one"u8.ToArray()));
        await committed.CommitBlockListAsync(["MQ=="]);
        var appended = Container.GetAppendBlobClient("appended");
        await appended.CreateAsync();
        for (var i = 0; i < 3; i++) await appended.AppendBlockAsync(new MemoryStream("line\n"u8.ToArray()));
        await Service.KillAndStartAsync();

        Assert.Equal(["MQ==", "Mg=="], (await Container.GetBlockBlobClient("staged").GetBlockListAsync(BlockListTypes.Uncommitted)).Value.UncommittedBlocks.Select(block => block.Name));
        await Container.GetBlockBlobClient("staged").CommitBlockListAsync(["Mg==", "MQ=="]);
        Assert.Equal("twoone", (await Container.GetBlobClient("staged").DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal("MQ==", Assert.Single((await Container.GetBlockBlobClient("committed").GetBlockListAsync()).Value.CommittedBlocks).Name);
        Assert.Equal(3, (await Container.GetAppendBlobClient("appended").GetPropertiesAsync()).Value.BlobCommittedBlockCount);
        Assert.Equal(4, (await Container.GetAppendBlobClient("appended").AppendBlockAsync(new MemoryStream("line\n"u8.ToArray()))).Value.BlobCommittedBlockCount);
    }

    private async Task<(LeaseState State, LeaseDurationType Duration, string Content)> LookAsync(string name)
    {
        var read = (await Container.GetBlobClient(name).DownloadContentAsync()).Value;
        return (read.Details.LeaseState, read.Details.LeaseDuration, read.Content.ToString());
    }
}
