using System.Net;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.HostingService.Support;
using BatchAi.Service.Tests.State;
using BatchAi.Service.Tests.Storage.Blobs.Contract;
using BatchAi.Service.Tests.Storage.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Storage.Blobs;

/// <summary>What becomes of blobs when the disk is full, or cannot be written.</summary>
public sealed class BlobFullDiskTests
{
    [SmallDiskFact]
    public async Task FullDisk_IsTold_AndNothingIsHalfWritten()
    {
        using var disk = SmallDisk.TryMake(megabytes: 8)!;
        var service = new StorageFixture();
        await service.InitializeAsync();
        try
        {
            await FillAndTryAsync(service, disk);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    [SmallDiskFact]
    public async Task ReadOnlyDisk_IsRead_AndRefusesChanges()
    {
        using var disk = SmallDisk.TryMake(megabytes: 8)!;
        var service = new StorageFixture();
        await service.InitializeAsync();
        try
        {
            var container = await ContainerOnAsync(service, disk);
            await LockAndTryAsync(service, disk, container);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    [SmallDiskFact]
    public async Task Delete_OfAContainerOnAnotherDisk_FreesItsNameAndItsRoom()
    {
        using var disk = SmallDisk.TryMake(megabytes: 8)!;
        var service = new StorageFixture();
        await service.InitializeAsync();
        try
        {
            var container = await ContainerOnAsync(service, disk);
            await container.GetBlobClient("deep/a").UploadAsync(BinaryData.FromString("old"));

            await container.DeleteAsync();

            Assert.False(await container.ExistsAsync());
            await container.CreateAsync();
            Assert.Empty(container.GetBlobs());
            await Eventually.TrueAsync(() => Directory.GetFiles(disk.Path, "a", SearchOption.AllDirectories).Length == 0);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    private static async Task LockAndTryAsync(StorageFixture service, SmallDisk disk, BlobContainerClient container)
    {
        var (blob, appended) = (container.GetBlobClient("a"), container.GetAppendBlobClient("log"));
        await blob.UploadAsync(BinaryData.FromString("old"));
        await appended.CreateAsync();
        await service.Parts.Trees.Of(service.Parts.Accounts.Find("small")!).Flush.FlushAsync();
        Assert.Equal(0, (await Programs.RunAsync("mount", "-o", "remount,ro", disk.Path)).ExitCode);

        foreach (var act in (Func<Task>[])
        [
            () => blob.UploadAsync(BinaryData.FromString("new"), overwrite: true),
            () => container.GetBlobClient("deep/b").UploadAsync(BinaryData.FromString("new")),
            () => container.GetBlockBlobClient("c").StageBlockAsync("MQ==", new MemoryStream(new byte[1])),
            () => appended.AppendBlockAsync(new MemoryStream(new byte[1])),
            () => blob.SetMetadataAsync(new Dictionary<string, string> { ["a"] = "b" }),
            () => blob.GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(15)),
            () => blob.DeleteAsync(),
            () => container.SetMetadataAsync(new Dictionary<string, string> { ["a"] = "b" }),
        ])
        {
            Assert.Equal((403, "InsufficientAccountPermissions"), await Refusal.OfAsync(act));
        }

        Assert.Equal("old", (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal(["a", "log"], container.GetBlobs().Select(item => item.Name));
        Assert.Equal(0, (await Programs.RunAsync("mount", "-o", "remount,rw", disk.Path)).ExitCode);
        await blob.DeleteAsync();
    }

    private static async Task FillAndTryAsync(StorageFixture service, SmallDisk disk)
    {
        var container = await ContainerOnAsync(service, disk);
        var blob = container.GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("old"));
        disk.Fill();

        Assert.Equal(((int)HttpStatusCode.InsufficientStorage, "InsufficientStorage"), await Refusal.OfAsync(() => blob.UploadAsync(BinaryData.FromBytes(new byte[1 << 20]), overwrite: true)));
        Assert.Equal(507, (await Refusal.OfAsync(() => container.GetBlobClient("b").UploadAsync(BinaryData.FromBytes(new byte[1 << 20])))).Status);
        Assert.Equal("old", (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal("a", (await container.GetBlobsAsync().SingleAsync()).Name);
        disk.Free();
        await blob.UploadAsync(BinaryData.FromBytes(new byte[1 << 20]), overwrite: true);
    }

    private static async Task<BlobContainerClient> ContainerOnAsync(StorageFixture service, SmallDisk disk)
    {
        Directory.CreateSymbolicLink(service.Root.StorageAccount("small"), disk.Path);
        var account = await service.AddAccountAsync("small");
        await service.AddAsync(TreeKind.Blobs, "cont", account.Name);
        return new(new Uri(service.Identity.BlobEndpoint, "/small/cont"), new StorageSharedKeyCredential("small", account.Keys[0].Value), service.Options(new BlobClientOptions()));
    }
}
