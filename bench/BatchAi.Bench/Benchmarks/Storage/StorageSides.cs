using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>The servers of one run, all of them up for all of it: who has nothing to do takes nothing.</summary>
internal sealed class StorageSides : IAsyncDisposable
{
    private readonly List<ServedService> _served = [];
    private StorageSide? _azurite;

    /// <summary>This service, Azurite where it is installed, one that only keeps what comes, and one that does nothing.</summary>
    internal IReadOnlyList<StorageSide> All => [Service, .. _azurite is null ? (StorageSide[])[] : [_azurite], Bare, Null];

    internal StorageSide Service { get; private set; } = null!;

    /// <summary>Where the service keeps the account's files.</summary>
    internal string Share(string name) => _served[0].Root.Share(StorageSide.Account, name);

    internal StorageSide? Azurite => _azurite;

    internal StorageSide Bare { get; private set; } = null!;

    private StorageSide Null { get; set; } = null!;

    internal static async Task<StorageSides> StartAsync(StorageOptions options)
    {
        var sides = new StorageSides();
        try
        {
            sides.Service = sides.Add("this service", await ServedService.StartStorageAsync(TemporaryFolder.Create(), StorageSide.Account, StorageSide.Key));
            sides.Bare = sides.Add("bare store", await ServedService.StartNullStorageAsync(TemporaryFolder.Create(), isKeeping: true));
            sides.Null = sides.Add("null server", await ServedService.StartNullStorageAsync(TemporaryFolder.Create()));
            if (options.Azurite is { } azurite) sides._azurite = await AzuriteProcess.StartAsync(azurite);
            return sides;
        }
        catch
        {
            await sides.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _served) await service.DisposeAsync();
        if (_azurite is not null) await AzuriteProcess.StopAsync(_azurite.Process);
    }

    private StorageSide Add(string name, ServedService service)
    {
        _served.Add(service);
        var description = service.Description;
        return new StorageSide(name, service.Process, In(description.BlobEndpoint!), In(description.FileEndpoint!), description.CaPath);
    }

    private static string In(string endpoint) => $"{endpoint.TrimEnd('/')}/{StorageSide.Account}";
}
