using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Blobs;

/// <summary>Blobs that are files to a job, and files that are blobs to a client.</summary>
public sealed class JobFileTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task FileOfAJob_IsABlockBlob()
    {
        var container = await ContainerAsync();
        var path = Path.Combine(service.Folder(container.Name), "runs", "out.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "from a job");
        var written = new DateTime(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, written);

        var blob = container.GetBlobClient("runs/out.txt");
        var told = (await blob.GetPropertiesAsync()).Value;

        Assert.Equal((BlobType.Block, "application/octet-stream", 10L), (told.BlobType, told.ContentType, told.ContentLength));
        Assert.Equal(written, told.LastModified.UtcDateTime);
        Assert.Equal("from a job", (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal("runs/out.txt", (await container.GetBlobsAsync().SingleAsync()).Name);
        await File.AppendAllTextAsync(path, ", and more");
        Assert.NotEqual(told.ETag, (await blob.GetPropertiesAsync()).Value.ETag);
    }

    [Fact]
    public async Task Blob_IsAPlainFileAtOnce_AndAJobsChangeVoidsItsMd5()
    {
        var container = await ContainerAsync();
        var blob = container.GetBlobClient("folder/a.txt");
        await blob.UploadAsync(BinaryData.FromString("content"), new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["k"] = "v" } });
        var path = Path.Combine(service.Folder(container.Name), "folder", "a.txt");

        Assert.Equal("content", await File.ReadAllTextAsync(path));
        await File.AppendAllTextAsync(path, " and more");

        var told = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal((16L, "v"), (told.ContentLength, told.Metadata["k"]));
        Assert.Null(told.ContentHash);
    }

    [Fact]
    public async Task LinkOutOfTheContainer_IsNotThere()
    {
        var container = await ContainerAsync();
        File.CreateSymbolicLink(Path.Combine(service.Folder(container.Name), "out"), service.Root.Token);

        Assert.Equal(HttpStatusCode.NotFound, (await service.SendAsync("GET", $"{container.Name}/out")).StatusCode);
        Assert.Empty(await container.GetBlobsAsync().ToListAsync());
    }

    [Fact]
    public async Task Follower_SeesWhatComes_AndIsToldWhenNothingDoes()
    {
        var container = await ContainerAsync();
        var path = Path.Combine(service.Folder(container.Name), "log");
        await File.WriteAllTextAsync(path, "one");

        var following = service.SendAsync("GET", $"{container.Name}/log", null, ("Range", "bytes=3-"), ("Prefer", "wait=30"));
        await File.AppendAllTextAsync(path, "two");
        using var answer = await following;
        using var inVain = await service.SendAsync("GET", $"{container.Name}/log", null, ("Range", "bytes=6-"), ("Prefer", "wait=1"));
        using var impatient = await service.SendAsync("GET", $"{container.Name}/log", null, ("Range", "bytes=6-"));

        Assert.Equal((HttpStatusCode.PartialContent, "two"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, "InvalidRange"), (inVain.StatusCode, inVain.Code()));
        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, "InvalidRange"), (impatient.StatusCode, impatient.Code()));
    }

    [Fact]
    public async Task Follower_OfAnAppendBlob_SeesEveryBlock()
    {
        var container = await ContainerAsync();
        var blob = container.GetAppendBlobClient("log");
        await blob.CreateAsync();

        for (var i = 0; i < 20; i++)
        {
            var following = service.SendAsync("GET", $"{container.Name}/log", null, ("Range", $"bytes={i * 2}-"), ("Prefer", "wait=30"));
            await blob.AppendBlockAsync(BinaryData.FromString($"{i % 10}\n").ToStream());
            using var answer = await following;
            Assert.Equal($"{i % 10}\n", await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task FileCutShort_WhileItIsSent_IsNotTakenForWhole()
    {
        var container = await ContainerAsync();
        var path = Path.Combine(service.Folder(container.Name), "large");
        await using (var file = File.Create(path)) file.SetLength(256L << 20);

        using var answer = await service.SendAsync("GET", $"{container.Name}/large");
        await using (var file = File.OpenWrite(path)) file.SetLength(1);

        await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.CopyToAsync(Stream.Null));
        Assert.Equal(HttpStatusCode.OK, (await service.SendAsync("HEAD", $"{container.Name}/large")).StatusCode);
    }

    private async Task<BlobContainerClient> ContainerAsync()
    {
        var container = service.BlobService.GetBlobContainerClient($"t{Guid.NewGuid():N}");
        await container.CreateAsync();
        return container;
    }
}
