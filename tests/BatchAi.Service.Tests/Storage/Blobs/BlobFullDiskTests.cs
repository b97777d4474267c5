using System.Net;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.State;
using BatchAi.Service.Tests.Storage.Blobs.Contract;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Blobs;

/// <summary>What becomes of blobs when the disk is full.</summary>
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

    private static async Task FillAndTryAsync(StorageFixture service, SmallDisk disk)
    {
        Directory.CreateSymbolicLink(service.Root.StorageAccount("small"), disk.Path);
        var account = await service.AddAccountAsync("small");
        await service.AddAsync(TreeKind.Blobs, "cont", account.Name);
        var options = service.Options(new Azure.Storage.Blobs.BlobClientOptions());
        var container = new Azure.Storage.Blobs.BlobContainerClient(new Uri(service.Identity.BlobEndpoint, "/small/cont"), new Azure.Storage.StorageSharedKeyCredential("small", account.Keys[0].Value), options);
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
}
