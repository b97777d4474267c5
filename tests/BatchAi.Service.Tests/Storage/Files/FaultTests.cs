using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Azure;
using Azure.Storage;
using Azure.Storage.Files.Shares;
using BatchAi.Service.Tests.HostingService.Support;
using BatchAi.Service.Tests.State;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Files;

/// <summary>What goes wrong around the files is told in the API's words, and leaves nothing half-written.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private static readonly byte[] Old = Encoding.ASCII.GetBytes("old" + new string('.', (1 << 20) - 3));
    private readonly StorageFixture _service = new();
    private SmallDisk? _disk;

    public Task InitializeAsync() => _service.InitializeAsync();

    // The service has the disk's files open.
    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _disk?.Dispose();
    }

    [SmallDiskFact]
    public async Task FullDisk_RefusesWhole_AndTakesAllAgainWithRoom()
    {
        var disk = _disk = SmallDisk.TryMake(megabytes: 8)!;
        var share = await ShareOnAsync(disk, "fulldisk");
        var file = share.GetRootDirectoryClient().GetFileClient("a.txt");
        await file.CreateAsync(2 << 20);
        await file.UploadRangeAsync(new HttpRange(0, 1 << 20), new MemoryStream(Old));
        var copy = share.GetRootDirectoryClient().GetFileClient("copy.txt");
        disk.Fill();

        await TestShare.RequireRefusalAsync(507, "InsufficientStorage", () => file.UploadRangeAsync(new HttpRange(1 << 20, 1 << 20), new MemoryStream(Old)));
        await TestShare.RequireRefusalAsync(507, "InsufficientStorage", () => copy.StartCopyAsync(file.Uri));
        Assert.Equal("old", await StartAsync(file));
        await TestShare.RequireRefusalAsync(404, "ResourceNotFound", () => copy.GetPropertiesAsync());

        disk.Free();
        await file.UploadRangeAsync(new HttpRange(1 << 20, 1 << 20), new MemoryStream(Old));
        await copy.StartCopyAsync(file.Uri);
        Assert.Equal("old", await StartAsync(copy));
    }

    [SmallDiskFact]
    public async Task ReadOnlyDisk_IsRead_AndRefusesChanges()
    {
        var disk = _disk = SmallDisk.TryMake(megabytes: 8)!;
        var share = await ShareOnAsync(disk, "readonlydisk");
        var root = share.GetRootDirectoryClient();
        var file = root.GetFileClient("a.txt");
        await file.CreateAsync(3);
        await file.UploadRangeAsync(new HttpRange(0, 3), new MemoryStream("old"u8.ToArray()));
        await _service.Parts.Trees.Of(_service.Parts.Accounts.Find("readonlydisk")!).Flush.FlushAsync();
        Assert.Equal(0, (await Programs.RunAsync("mount", "-o", "remount,ro", disk.Path)).ExitCode);

        foreach (var act in (Func<Task>[])
        [
            () => file.UploadRangeAsync(new HttpRange(0, 3), new MemoryStream("new"u8.ToArray())),
            () => file.CreateAsync(3),
            () => file.DeleteAsync(),
            () => file.SetMetadataAsync(new Dictionary<string, string> { ["a"] = "b" }),
            () => file.SetHttpHeadersAsync(newSize: 1),
            () => root.CreateSubdirectoryAsync("folder"),
            () => root.GetFileClient("b.txt").CreateAsync(1),
        ])
        {
            await TestShare.RequireRefusalAsync(403, "InsufficientAccountPermissions", act);
        }

        Assert.Equal("old", await StartAsync(file));
        Assert.Equal(0, (await Programs.RunAsync("mount", "-o", "remount,rw", disk.Path)).ExitCode);
        await file.DeleteAsync();
    }

    [Fact]
    public async Task FilesAndShares_ThatVanish_AreNotThere()
    {
        var share = await TestShare.CreateAsync(_service);
        var file = await share.UploadAsync("a.txt", "a");

        File.Delete(share.PathOf("a.txt"));
        await TestShare.RequireRefusalAsync(404, "ResourceNotFound", () => file.DownloadAsync());
        await TestShare.RequireRefusalAsync(404, "ResourceNotFound", () => file.UploadRangeAsync(new HttpRange(0, 1), new MemoryStream("b"u8.ToArray())));
        Directory.Delete(share.Folder, recursive: true);
        await TestShare.RequireRefusalAsync(404, "ShareNotFound", () => file.DownloadAsync());
        await TestShare.RequireRefusalAsync(404, "ShareNotFound", () => share.Root.CreateSubdirectoryAsync("folder"));
    }

    [Fact]
    public async Task Body_ThatEndsEarly_WritesNothing()
    {
        var share = await TestShare.CreateAsync(_service);
        await share.UploadAsync("a.txt", "0123456789");
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{share.Client.Uri}/a.txt?comp=range")) { Content = new BrokenContent(10) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _service.Identity.Token);
        request.Headers.Add("x-ms-write", "update");
        request.Headers.Add("x-ms-range", "bytes=0-9");

        await Assert.ThrowsAsync<HttpRequestException>(() => _service.Client.SendAsync(request));

        using var answer = await share.AskAsync(HttpMethod.Get, "/a.txt");
        Assert.Equal("0123456789", await answer.Content.ReadAsStringAsync());
    }

    // An account whose folder is on another disk.
    private async Task<ShareClient> ShareOnAsync(SmallDisk disk, string name)
    {
        var account = await _service.AddAccountAsync(name);
        var folder = _service.Root.StorageAccount(name);
        Directory.Delete(folder, recursive: true);
        Directory.CreateSymbolicLink(folder, disk.Path);
        var endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"{_service.Identity.FileEndpoint}{name}/data"));
        var share = new ShareClient(endpoint, new StorageSharedKeyCredential(name, account.Keys[0].Value), _service.Options(new ShareClientOptions()));
        await share.CreateAsync();
        return share;
    }

    private static async Task<string> StartAsync(ShareFileClient file)
    {
        using var reader = new StreamReader((await file.DownloadAsync(new HttpRange(0, 3))).Value.Content);
        return await reader.ReadToEndAsync();
    }
}
