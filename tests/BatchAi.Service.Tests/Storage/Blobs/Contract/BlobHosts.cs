using Azure.Storage.Blobs;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Blobs.Contract;

/// <summary>
/// All who serve blobs on this machine: this service, and Azurite where it is installed, which shows whether the tests
/// tell the truth. Each is started when a test first needs it.
/// </summary>
public sealed class BlobHosts : IAsyncLifetime
{
    internal const string Ours = "batchai";
    internal const string Azurite = "azurite";
    private readonly Lazy<Task<StorageFixture>> _ours = new(StartAsync);
    private readonly Lazy<Task<AzuriteProcess>> _azurite = new(AzuriteProcess.StartAsync);

    /// <summary>One row for each of them.</summary>
    public static TheoryData<string> All => AzuriteProcess.IsInstalled ? [Ours, Azurite] : [Ours];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_ours.IsValueCreated) await (await _ours.Value).DisposeAsync();
        if (_azurite.IsValueCreated) (await _azurite.Value).Dispose();
    }

    internal async Task<BlobServiceClient> ServiceAsync(string host) => host == Ours ? (await _ours.Value).BlobService : (await _azurite.Value).Service;

    /// <summary>A new container of a test's own.</summary>
    internal async Task<BlobContainerClient> ContainerAsync(string host)
    {
        var container = (await ServiceAsync(host)).GetBlobContainerClient($"t{Guid.NewGuid():N}");
        await container.CreateAsync();
        return container;
    }

    /// <summary>A client that has nothing but a URL.</summary>
    internal async Task<BlobClient> SignedAsync(string host, BlobClient blob, Uri signed)
    {
        var options = host == Ours ? (await _ours.Value).Options(new BlobClientOptions()) : new BlobClientOptions { Retry = { MaxRetries = 0 } };
        return new BlobClient(new Uri($"{blob.Uri.AbsoluteUri}{signed.Query}"), options);
    }

    private static async Task<StorageFixture> StartAsync()
    {
        var service = new StorageFixture();
        await service.InitializeAsync();
        return service;
    }
}
