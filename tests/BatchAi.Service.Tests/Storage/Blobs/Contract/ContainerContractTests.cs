using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace BatchAi.Service.Tests.Storage.Blobs.Contract;

[Collection(BlobContract.Name)]
public sealed class ContainerContractTests(BlobHosts hosts)
{
    public static TheoryData<string> Hosts => BlobHosts.All;

    [Theory, MemberData(nameof(Hosts))]
    public async Task Container_LivesFromCreateToDelete(string host)
    {
        var container = await hosts.ContainerAsync(host);

        Assert.Equal((409, "ContainerAlreadyExists"), await Refusal.OfAsync(() => container.CreateAsync()));
        Assert.True(await container.ExistsAsync());
        Assert.Contains(container.Name, (await (await hosts.ServiceAsync(host)).GetBlobContainersAsync(prefix: container.Name).ToListAsync()).Select(found => found.Name));
        await container.DeleteAsync();
        Assert.False(await container.ExistsAsync());
        Assert.Equal((404, "ContainerNotFound"), await Refusal.OfAsync(() => container.GetPropertiesAsync()));
        Assert.Equal((404, "ContainerNotFound"), await Refusal.OfAsync(() => container.DeleteAsync()));
        Assert.Equal((404, "ContainerNotFound"), await Refusal.OfAsync(() => container.GetBlobClient("any").UploadAsync(BinaryData.FromString("x"))));
        Assert.Equal((404, "ContainerNotFound"), await Refusal.OfAsync(() => container.GetBlobsAsync().ToListAsync().AsTask()));
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Metadata_IsKeptAndListed(string host)
    {
        var container = await hosts.ContainerAsync(host);
        var before = (await container.GetPropertiesAsync()).Value;

        await container.SetMetadataAsync(new Dictionary<string, string> { ["Color"] = "blue", ["n"] = "1" });

        var after = (await container.GetPropertiesAsync()).Value;
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal("blue", after.Metadata["color"]);
        var listed = await (await hosts.ServiceAsync(host)).GetBlobContainersAsync(BlobContainerTraits.Metadata, prefix: container.Name).SingleAsync();
        Assert.Equal(2, listed.Properties.Metadata.Count);
        Assert.Equal(after.ETag, listed.Properties.ETag);
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Container_ETagStays_WhenBlobsComeAndGo(string host)
    {
        var container = await hosts.ContainerAsync(host);
        var before = (await container.GetPropertiesAsync()).Value.ETag;

        await container.UploadBlobAsync("a", BinaryData.FromString("a"));

        Assert.Equal(before, (await container.GetPropertiesAsync()).Value.ETag);
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Policy_IsStored_AndOpensWithoutPermissionsInTheSignature(string host)
    {
        var container = await hosts.ContainerAsync(host);
        await container.UploadBlobAsync("a", BinaryData.FromString("content"));
        var later = DateTimeOffset.FromUnixTimeSeconds(4_000_000_000);
        await container.SetAccessPolicyAsync(permissions: [new BlobSignedIdentifier { Id = "readers", AccessPolicy = new BlobAccessPolicy { PolicyExpiresOn = later, Permissions = "r" } }]);

        var stored = Assert.Single((await container.GetAccessPolicyAsync()).Value.SignedIdentifiers);
        Assert.Equal(("readers", later, "r"), (stored.Id, stored.AccessPolicy.PolicyExpiresOn, stored.AccessPolicy.Permissions));
        var builder = new BlobSasBuilder { BlobContainerName = container.Name, Resource = "c", Identifier = "readers" };
        var blob = container.GetBlobClient("a");
        var signed = await hosts.SignedAsync(host, blob, container.GenerateSasUri(builder));
        Assert.Equal("content", (await signed.DownloadContentAsync()).Value.Content.ToString());
        await container.SetAccessPolicyAsync(permissions: []);
        Assert.Equal(403, (await Refusal.OfAsync(() => signed.DownloadContentAsync())).Status);
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Lease_GuardsAgainstDeletion(string host)
    {
        var container = await hosts.ContainerAsync(host);
        var lease = container.GetBlobLeaseClient();
        await lease.AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration);

        Assert.Equal((412, "LeaseIdMissing"), await Refusal.OfAsync(() => container.DeleteAsync()));
        Assert.Equal(LeaseState.Leased, (await container.GetPropertiesAsync()).Value.LeaseState);
        Assert.Equal((412, "LeaseIdMismatchWithContainerOperation"), await Refusal.OfAsync(() => container.DeleteAsync(new BlobRequestConditions { LeaseId = Guid.NewGuid().ToString() })));
        await container.DeleteAsync(new BlobRequestConditions { LeaseId = lease.LeaseId });
    }
}
