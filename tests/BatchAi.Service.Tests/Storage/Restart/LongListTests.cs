using System.Globalization;

namespace BatchAi.Service.Tests.Storage.Restart;

/// <summary>A folder with very many files, listed page by page by a service in a process of its own, whose memory can be seen.</summary>
public sealed class LongListTests : IAsyncLifetime
{
    private const int Few = 5_000;
    private const int Many = 100_000;

    // A list of all names would take some ten times as much.
    private const long Slack = 24 << 20;
    private KilledService? _service;

    private KilledService Service => _service!;

    public async Task InitializeAsync() => _service = await KilledService.StartAsync();

    public async Task DisposeAsync() => await Service.DisposeAsync();

    [Fact]
    public async Task HundredThousandNames_ArePagedInOrder_WithFlatMemory()
    {
        await Service.Blobs.GetBlobContainerClient("few").CreateAsync();
        await Service.Blobs.GetBlobContainerClient("many").CreateAsync();
        await Service.Shares.GetShareClient("many").CreateAsync();
        var (few, many) = (Service.Container("few"), Service.Container("many"));
        Fill(few, Few);
        Fill(many, Many);
        for (var pass = 0; pass < Many / Few; pass++) Assert.Equal(Few, Service.Blobs.GetBlobContainerClient("few").GetBlobs().Count());
        var before = Service.PeakMemory;

        var blobs = Service.Blobs.GetBlobContainerClient("many").GetBlobs().Select(blob => blob.Name).ToList();
        Directory.Delete(Service.Share("many"));
        Directory.Move(many, Service.Share("many"));
        var files = Service.Shares.GetShareClient("many").GetRootDirectoryClient().GetFilesAndDirectories().Select(file => file.Name).ToList();

        var names = Enumerable.Range(0, Many).Select(Name).ToList();
        Assert.Equal(names, blobs);
        Assert.Equal(names, files);
        Assert.True(Service.PeakMemory - before < Slack, $"{before >> 20} MB, then {Service.PeakMemory >> 20} MB");
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"file-{number:D6}");

    private static void Fill(string folder, int count)
    {
        for (var number = 0; number < count; number++) File.WriteAllBytes(Path.Combine(folder, Name(number)), []);
    }
}
