using System.Buffers.Binary;
using System.Net;
using Azure.Storage.Blobs.Specialized;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Tests.Storage.Blobs.Contract;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Blobs;

/// <summary>How many blocks an append blob has.</summary>
public sealed class AppendCountTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Count_IsOfBlocks_AndWhatAJobWroteIsOne()
    {
        var blob = await CreateAsync();
        Assert.Equal(0, await CountAsync(blob));
        Assert.Equal(1, await AppendAsync(blob));
        Assert.Equal(2, await AppendAsync(blob));
        await File.AppendAllTextAsync(PathOf(blob), "a job's");

        Assert.Equal(3, await CountAsync(blob));
        Assert.Equal(4, await AppendAsync(blob));
    }

    [Fact]
    public async Task Copy_HasTheCountOfItsSource()
    {
        var blob = await CreateAsync();
        await AppendAsync(blob);
        await AppendAsync(blob);
        var copy = service.BlobService.GetBlobContainerClient(blob.BlobContainerName).GetAppendBlobClient("copy");

        await (await copy.StartCopyFromUriAsync(blob.Uri)).WaitForCompletionAsync();

        Assert.Equal((2, 3), (await CountAsync(copy), await AppendAsync(copy)));
    }

    [Fact]
    public async Task MoreThan50000_AreRefused()
    {
        var blob = await CreateAsync();
        await AppendAsync(blob);
        SetCount(blob, 49_999);

        Assert.Equal(50_000, await AppendAsync(blob));
        Assert.Equal((409, "BlockCountExceedsLimit"), await Refusal.OfAsync(() => AppendAsync(blob)));
        Assert.Equal(50_000, await CountAsync(blob));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public async Task CountThatAJobMadeUp_IsNoFailure(int count)
    {
        var blob = await CreateAsync();
        await AppendAsync(blob);
        SetCount(blob, count);
        await File.AppendAllTextAsync(PathOf(blob), "a job's");

        using var answer = await service.SendAsync("HEAD", $"{blob.BlobContainerName}/log");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<AppendBlobClient> CreateAsync()
    {
        var container = service.BlobService.GetBlobContainerClient($"t{Guid.NewGuid():N}");
        await container.CreateAsync();
        var blob = container.GetAppendBlobClient("log");
        await blob.CreateAsync();
        return blob;
    }

    private static async Task<int> AppendAsync(AppendBlobClient blob) => (await blob.AppendBlockAsync(new MemoryStream("line\n"u8.ToArray()))).Value.BlobCommittedBlockCount;

    private static async Task<int> CountAsync(AppendBlobClient blob) => (await blob.GetPropertiesAsync()).Value.BlobCommittedBlockCount;

    private string PathOf(AppendBlobClient blob) => Path.Combine(service.Folder(blob.BlobContainerName), blob.Name);

    // As one who has no patience for so many.
    private void SetCount(AppendBlobClient blob, int count)
    {
        using var folder = HostFolder.Open(service.Folder(blob.BlobContainerName));
        using var file = folder.OpenFile(blob.Name, FileAccess.ReadWrite);
        Span<byte> kept = stackalloc byte[sizeof(int) + sizeof(long)];
        BinaryPrimitives.WriteInt32LittleEndian(kept, count);
        BinaryPrimitives.WriteInt64LittleEndian(kept[sizeof(int)..], file.Stat().Length);
        Assert.True(file.TrySetAttribute(HostFile.Appends, kept));
    }
}
