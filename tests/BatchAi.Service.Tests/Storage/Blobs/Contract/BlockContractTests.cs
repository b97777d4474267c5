using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace BatchAi.Service.Tests.Storage.Blobs.Contract;

[Collection(BlobContract.Name)]
public sealed class BlockContractTests(BlobHosts hosts)
{
    public static TheoryData<string> Hosts => BlobHosts.All;

    [Theory, MemberData(nameof(Hosts))]
    public async Task Blocks_BecomeABlob_InTheOrderOfTheList(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlockBlobClient("a");
        await StageAsync(blob, "1", "one ");
        await StageAsync(blob, "2", "wrong");
        await StageAsync(blob, "2", "two ");
        await StageAsync(blob, "9", "unused");

        Assert.Equal(404, (await Refusal.OfAsync(() => blob.GetPropertiesAsync())).Status);
        Assert.Equal(3, (await blob.GetBlockListAsync(BlockListTypes.Uncommitted)).Value.UncommittedBlocks.Count());
        await blob.CommitBlockListAsync([Id("2"), Id("1"), Id("2")], new CommitBlockListOptions { HttpHeaders = new() { ContentType = "text/x" }, Metadata = new Dictionary<string, string> { ["a"] = "1" } });

        var told = (await blob.DownloadContentAsync()).Value;
        Assert.Equal(("two one two ", "text/x", "1"), (told.Content.ToString(), told.Details.ContentType, told.Details.Metadata["a"]));
        var list = (await blob.GetBlockListAsync(BlockListTypes.All)).Value;
        Assert.Equal([Id("2"), Id("1"), Id("2")], list.CommittedBlocks.Select(block => block.Name));
        Assert.Empty(list.UncommittedBlocks);
        Assert.Equal(12, list.BlobContentLength);
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task CommittedBlocks_CanBeUsedAgain(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlockBlobClient("a");
        await StageAsync(blob, "1", "one ");
        await StageAsync(blob, "2", "two ");
        await blob.CommitBlockListAsync([Id("1"), Id("2")]);
        await StageAsync(blob, "3", "three ");

        await blob.CommitBlockListAsync([Id("3"), Id("1")]);

        Assert.Equal("three one ", (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal((400, "InvalidBlockList"), await Refusal.OfAsync(() => blob.CommitBlockListAsync([Id("2")])));
        Assert.Equal("three one ", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task BlockFromUrl_TakesAPart(string host)
    {
        var container = await hosts.ContainerAsync(host);
        var source = container.GetBlobClient("source");
        await source.UploadAsync(BinaryData.FromString("0123456789"));
        var blob = container.GetBlockBlobClient("a");
        var readable = source.GenerateSasUri(Azure.Storage.Sas.BlobSasPermissions.Read, DateTimeOffset.FromUnixTimeSeconds(4_000_000_000));
        if (host == BlobHosts.Azurite) return; // It has no such operation.

        await blob.StageBlockFromUriAsync(readable, Id("1"), new StageBlockFromUriOptions { SourceRange = new HttpRange(2, 3) });
        await blob.CommitBlockListAsync([Id("1")]);
        var whole = container.GetBlockBlobClient("b");
        await whole.SyncUploadFromUriAsync(readable, overwrite: true);

        Assert.Equal(("234", "0123456789"), ((await blob.DownloadContentAsync()).Value.Content.ToString(), (await whole.DownloadContentAsync()).Value.Content.ToString()));
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Append_AddsAtTheEnd(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetAppendBlobClient("log");
        await blob.CreateAsync(new AppendBlobCreateOptions { HttpHeaders = new() { ContentType = "text/x" } });

        var first = (await blob.AppendBlockAsync(Stream("one\n"))).Value;
        var second = (await blob.AppendBlockAsync(Stream("two\n"), new AppendBlobAppendBlockOptions { Conditions = new() { IfAppendPositionEqual = 4, IfMatch = first.ETag } })).Value;

        Assert.Equal(("0", 1, "4", 2), (first.BlobAppendOffset, first.BlobCommittedBlockCount, second.BlobAppendOffset, second.BlobCommittedBlockCount));
        Assert.Equal((412, "AppendPositionConditionNotMet"), await Refusal.OfAsync(() => AppendAsync(blob, new() { IfAppendPositionEqual = 4 })));
        Assert.Equal((412, "MaxBlobSizeConditionNotMet"), await Refusal.OfAsync(() => AppendAsync(blob, new() { IfMaxSizeLessThanOrEqual = 9 })));
        var told = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal((BlobType.Append, 8L, 2, "text/x"), (told.BlobType, told.ContentLength, told.BlobCommittedBlockCount, told.ContentType));
        Assert.Equal("one\ntwo\n", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Types_AreNotMixed(string host)
    {
        var container = await hosts.ContainerAsync(host);
        await container.GetAppendBlobClient("append").CreateAsync();
        await container.UploadBlobAsync("block", BinaryData.FromString("1"));

        Assert.Equal((409, "InvalidBlobType"), await Refusal.OfAsync(() => AppendAsync(container.GetAppendBlobClient("block"), new())));
        Assert.Equal((409, "InvalidBlobType"), await Refusal.OfAsync(() => StageAsync(container.GetBlockBlobClient("append"), "1", "x")));
        Assert.Equal((404, "BlobNotFound"), await Refusal.OfAsync(() => AppendAsync(container.GetAppendBlobClient("none"), new())));
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Lease_GuardsABlob(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("1"));
        var lease = blob.GetBlobLeaseClient();
        await lease.AcquireAsync(TimeSpan.FromSeconds(15));
        var withLease = new BlobRequestConditions { LeaseId = lease.LeaseId };

        Assert.Equal((412, "LeaseIdMissing"), await Refusal.OfAsync(() => blob.UploadAsync(BinaryData.FromString("2"), overwrite: true)));
        Assert.Equal((412, "LeaseIdMissing"), await Refusal.OfAsync(() => blob.SetMetadataAsync(new Dictionary<string, string>())));
        Assert.Equal((412, "LeaseIdMissing"), await Refusal.OfAsync(() => blob.DeleteAsync()));
        Assert.Equal((412, "LeaseIdMismatchWithBlobOperation"), await Refusal.OfAsync(() => blob.DeleteAsync(conditions: new() { LeaseId = Guid.NewGuid().ToString() })));
        Assert.Equal((409, "LeaseAlreadyPresent"), await Refusal.OfAsync(() => blob.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15))));
        await blob.UploadAsync(BinaryData.FromString("2"), new BlobUploadOptions { Conditions = withLease });
        Assert.Equal((LeaseState.Leased, LeaseStatus.Locked, LeaseDurationType.Fixed), await LeaseOfAsync(blob));
        await lease.ReleaseAsync();
        Assert.Equal((412, "LeaseNotPresentWithBlobOperation"), await Refusal.OfAsync(() => blob.DeleteAsync(conditions: withLease)));
        await blob.DeleteAsync();
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task Lease_IsRenewedChangedAndBroken(string host)
    {
        var blob = (await hosts.ContainerAsync(host)).GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("1"));
        var lease = blob.GetBlobLeaseClient(Guid.NewGuid().ToString());
        Assert.Equal((409, "LeaseNotPresentWithLeaseOperation"), await Refusal.OfAsync(() => lease.BreakAsync()));
        await lease.AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration);

        await lease.RenewAsync();
        await lease.ChangeAsync(Guid.NewGuid().ToString());
        Assert.Equal((409, "LeaseIdMismatchWithLeaseOperation"), await Refusal.OfAsync(() => blob.GetBlobLeaseClient(Guid.NewGuid().ToString()).RenewAsync()));
        Assert.Equal(LeaseDurationType.Infinite, (await LeaseOfAsync(blob)).Duration);
        await lease.BreakAsync(TimeSpan.FromSeconds(60));
        Assert.Equal((LeaseState.Breaking, LeaseStatus.Locked), ((await LeaseOfAsync(blob)).State, (await LeaseOfAsync(blob)).Status));
        Assert.Equal((409, "LeaseIsBreakingAndCannotBeAcquired"), await Refusal.OfAsync(() => lease.AcquireAsync(TimeSpan.FromSeconds(15))));
        Assert.Equal((409, "LeaseIsBrokenAndCannotBeRenewed"), await Refusal.OfAsync(() => lease.RenewAsync()));
        await lease.BreakAsync(TimeSpan.Zero);
        Assert.Equal((LeaseState.Broken, LeaseStatus.Unlocked), ((await LeaseOfAsync(blob)).State, (await LeaseOfAsync(blob)).Status));
        await blob.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15));
    }

    private static async Task<(LeaseState State, LeaseStatus Status, LeaseDurationType Duration)> LeaseOfAsync(BlobClient blob)
    {
        var told = (await blob.GetPropertiesAsync()).Value;
        return (told.LeaseState, told.LeaseStatus, told.LeaseDuration);
    }

    private static string Id(string name) => Convert.ToBase64String(Encoding.UTF8.GetBytes(name));

    private static Task<Response<BlockInfo>> StageAsync(BlockBlobClient blob, string id, string text) => blob.StageBlockAsync(Id(id), Stream(text));

    private static Task<Response<BlobAppendInfo>> AppendAsync(AppendBlobClient blob, AppendBlobRequestConditions conditions) =>
        blob.AppendBlockAsync(Stream("more"), new AppendBlobAppendBlockOptions { Conditions = conditions });

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
