using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using BatchAi.Service.Tests.Storage.Blobs;
using BatchAi.Service.Tests.Storage.Blobs.Contract;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Leases;

/// <summary>Leases of things that change meanwhile.</summary>
public sealed class LeasedThingTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private readonly BlobContainerClient _container = service.BlobService.GetBlobContainerClient($"t{Guid.NewGuid():N}");

    [Fact]
    public async Task Lease_LeavesTheMarkAsItIs()
    {
        var (blob, lease) = await LeasedAsync(TimeSpan.FromSeconds(15));
        var before = (await blob.GetPropertiesAsync()).Value;

        await lease.RenewAsync();
        await blob.UploadAsync(BinaryData.FromString("2"), new BlobUploadOptions { Conditions = new() { LeaseId = lease.LeaseId, IfMatch = before.ETag } });
        var after = (await blob.GetPropertiesAsync()).Value;
        await lease.ReleaseAsync();

        Assert.Equal((LeaseState.Leased, after.ETag), (after.LeaseState, (await blob.GetPropertiesAsync()).Value.ETag));
    }

    [Fact]
    public async Task LeaseThatIsOver_IsRenewed_UnlessTheBlobWasChanged()
    {
        var (blob, lease) = await LeasedAsync(TimeSpan.FromSeconds(15));
        service.Time.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(LeaseState.Expired, (await blob.GetPropertiesAsync()).Value.LeaseState);
        await lease.RenewAsync();
        service.Time.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal((412, "LeaseLost"), await Refusal.OfAsync(() => blob.DeleteAsync(conditions: new() { LeaseId = lease.LeaseId })));

        await blob.SetMetadataAsync(new Dictionary<string, string>());

        Assert.Equal(LeaseState.Available, (await blob.GetPropertiesAsync()).Value.LeaseState);
        Assert.Equal((409, "LeaseIdMismatchWithLeaseOperation"), await Refusal.OfAsync(() => lease.RenewAsync()));
    }

    [Fact]
    public async Task BlobThatIsMadeAnew_HasNoLease()
    {
        var (blob, lease) = await LeasedAsync(BlobLeaseClient.InfiniteLeaseDuration);

        await blob.DeleteAsync(conditions: new() { LeaseId = lease.LeaseId });
        await blob.UploadAsync(BinaryData.FromString("2"));
        Assert.Equal(LeaseState.Available, (await blob.GetPropertiesAsync()).Value.LeaseState);
        await blob.GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration);
        File.Delete(Path.Combine(service.Folder(_container.Name), "a"));
        await blob.UploadAsync(BinaryData.FromString("3"));

        Assert.Equal(LeaseState.Available, (await blob.GetPropertiesAsync()).Value.LeaseState);
    }

    [Fact]
    public async Task List_TellsTheLeasesOfAll()
    {
        await LeasedAsync(BlobLeaseClient.InfiniteLeaseDuration);
        await _container.UploadBlobAsync("b", BinaryData.FromString("1"));
        await _container.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15));

        Assert.Equal([LeaseState.Leased, LeaseState.Available], _container.GetBlobs().Select(item => item.Properties.LeaseState));
        var listed = Assert.Single(service.BlobService.GetBlobContainers(prefix: _container.Name));
        Assert.Equal((LeaseState.Leased, LeaseDurationType.Fixed), (listed.Properties.LeaseState, listed.Properties.LeaseDuration));
    }

    private async Task<(BlobClient Blob, BlobLeaseClient Lease)> LeasedAsync(TimeSpan duration)
    {
        await _container.CreateAsync();
        var blob = _container.GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("1"));
        var lease = blob.GetBlobLeaseClient();
        await lease.AcquireAsync(duration);
        return (blob, lease);
    }
}
