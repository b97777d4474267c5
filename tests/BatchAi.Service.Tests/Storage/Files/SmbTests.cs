using System.Globalization;
using Azure;
using Azure.Storage.Files.Shares.Models;
using BatchAi.Service.Storage.Files;
using BatchAi.Service.Storage.Files.Smb;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Files;

public sealed class SmbTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private static readonly DateTimeOffset Time = DateTimeOffset.Parse("2001-02-03T04:05:06.1234567Z", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Properties_OfSomethingNew_AreThoseOfTheFileSystem()
    {
        var share = await TestShare.CreateAsync(service);
        var folder = share.Root.GetSubdirectoryClient("folder");
        var made = (await folder.CreateAsync()).Value.SmbProperties;
        var file = await share.UploadAsync("folder/a.txt", "a");

        var smb = (await file.GetPropertiesAsync()).Value.SmbProperties;

        Assert.Equal((NtfsFileAttributes.Archive, NtfsFileAttributes.Directory), (smb.FileAttributes!.Value, made.FileAttributes!.Value));
        Assert.Equal(made.FileId, smb.ParentId);
        Assert.Equal(File.GetLastWriteTimeUtc(share.PathOf("folder/a.txt")), smb.FileLastWrittenOn!.Value.UtcDateTime);
        Assert.True(smb.FileCreatedOn <= smb.FileLastWrittenOn && smb.FileLastWrittenOn <= smb.FileChangedOn, $"{smb.FileCreatedOn:o} {smb.FileLastWrittenOn:o} {smb.FileChangedOn:o}");
    }

    [Fact]
    public async Task Properties_ThatWereGiven_AreTold_UntilAJobWrites()
    {
        var share = await TestShare.CreateAsync(service);
        var file = share.Root.GetFileClient("a.txt");
        var given = TestSmb.Of(attributes: NtfsFileAttributes.ReadOnly | NtfsFileAttributes.Hidden, created: Time, written: Time.AddDays(1));

        var made = (await file.CreateAsync(1, smbProperties: given)).Value.SmbProperties;
        var read = (await file.GetPropertiesAsync()).Value.SmbProperties;

        Assert.All([made, read], smb => Assert.Equal((given.FileAttributes, given.FileCreatedOn, given.FileLastWrittenOn), (smb.FileAttributes, smb.FileCreatedOn, smb.FileLastWrittenOn)));
        share.Write("a.txt", "job");
        var written = (await file.GetPropertiesAsync()).Value.SmbProperties;
        Assert.Equal(File.GetLastWriteTimeUtc(share.PathOf("a.txt")), written.FileLastWrittenOn!.Value.UtcDateTime);
        Assert.Equal(Time, written.FileCreatedOn);
    }

    [Fact]
    public async Task SetProperties_KeepsWhatIsNotNamed()
    {
        var share = await TestShare.CreateAsync(service);
        var file = share.Root.GetFileClient("a.txt");
        await file.CreateAsync(1, smbProperties: TestSmb.Of(attributes: NtfsFileAttributes.Hidden, created: Time));

        await file.SetHttpHeadersAsync(smbProperties: TestSmb.Of(written: Time.AddHours(1)));

        var smb = (await file.GetPropertiesAsync()).Value.SmbProperties;
        Assert.Equal((NtfsFileAttributes.Hidden, Time, Time.AddHours(1)), (smb.FileAttributes!.Value, smb.FileCreatedOn!.Value, smb.FileLastWrittenOn!.Value));
    }

    [Fact]
    public async Task ChangeTime_ThatWasGiven_EndsWithTheNextChange()
    {
        var share = await TestShare.CreateAsync(service);
        Assert.Equal(System.Net.HttpStatusCode.Created, await share.MakeAsync("/a.txt", ("x-ms-file-change-time", SmbTime.Words(Time))));
        var file = share.Root.GetFileClient("a.txt");

        var before = (await file.GetPropertiesAsync()).Value.SmbProperties.FileChangedOn;
        await file.SetMetadataAsync(new Dictionary<string, string> { ["a"] = "b" });

        Assert.Equal(Time, before);
        Assert.True((await file.GetPropertiesAsync()).Value.SmbProperties.FileChangedOn > Time);
    }

    [Fact]
    public async Task PutRange_CanKeepTheTime()
    {
        var share = await TestShare.CreateAsync(service);
        await share.Root.GetFileClient("a.txt").CreateAsync(3, smbProperties: TestSmb.Of(written: Time));

        using var kept = await share.AskAsync(HttpMethod.Put, "/a.txt?comp=range", "abc"u8.ToArray(), ("x-ms-write", "update"), ("x-ms-range", "bytes=0-2"), ("x-ms-file-last-write-time", "preserve"));
        using var moved = await share.AskAsync(HttpMethod.Put, "/a.txt?comp=range", "abc"u8.ToArray(), ("x-ms-write", "update"), ("x-ms-range", "bytes=0-2"));

        Assert.Equal(SmbTime.Words(Time), kept.Header("x-ms-file-last-write-time"));
        Assert.Equal(SmbTime.Words(new DateTimeOffset(File.GetLastWriteTimeUtc(share.PathOf("a.txt")))), moved.Header("x-ms-file-last-write-time"));
    }

    [Fact]
    public async Task ReadOnly_GuardsAFile()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "abc");
        await file.SetHttpHeadersAsync(smbProperties: TestSmb.Of(attributes: NtfsFileAttributes.ReadOnly));

        await TestShare.RequireRefusalAsync(409, "ReadOnlyAttribute", () => file.DeleteAsync());
        await TestShare.RequireRefusalAsync(409, "ReadOnlyAttribute", () => file.UploadRangeAsync(new HttpRange(0, 3), new MemoryStream("xyz"u8.ToArray())));
        await TestShare.RequireRefusalAsync(409, "ReadOnlyAttribute", () => file.CreateAsync(1));
        await TestShare.RequireRefusalAsync(409, "ReadOnlyAttribute", () => file.SetHttpHeadersAsync(newSize: 1));
        Assert.Equal("abc", File.ReadAllText(share.PathOf("a.txt")));
        await file.SetHttpHeadersAsync(smbProperties: TestSmb.Of(attributes: NtfsFileAttributes.Archive));
        await file.DeleteAsync();
    }

    [Theory]
    [InlineData("x-ms-file-attributes", "ReadOnly|Purple")]
    [InlineData("x-ms-file-attributes", "Directory")]
    [InlineData("x-ms-file-creation-time", "yesterday")]
    [InlineData("x-ms-file-last-write-time", "1600-01-01T00:00:00Z")]
    [InlineData("x-ms-file-permission-key", "1*2")]
    public async Task Headers_ThatMeanNothing_AreRefused(string header, string value)
    {
        var share = await TestShare.CreateAsync(service);

        await share.RequireRefusalAsync(400, "InvalidHeaderValue", HttpMethod.Put, "/a.txt", null, ("x-ms-type", "file"), ("x-ms-content-length", "0"), (header, value));
        Assert.Empty(await share.NamesAsync());
    }

    [Theory]
    [InlineData("2020-01-02T03:04:05.6789012Z", "2020-01-02T03:04:05.6789012Z")]
    [InlineData("2020-01-02T03:04:05Z", "2020-01-02T03:04:05.0000000Z")]
    [InlineData("2020-01-02T03:04:050Z", "2020-01-02T03:04:05.0000000Z")]
    [InlineData("2020-01-02T03:04:05+02:00", "2020-01-02T01:04:05.0000000Z")]
    public void Times_AreReadAsClientsWriteThem(string text, string time) => Assert.Equal(time, SmbTime.Words(SmbTime.Read("any", text)));

    [Theory]
    [InlineData("None", FileAttributes.None)]
    [InlineData("readonly | HIDDEN", FileAttributes.ReadOnly | FileAttributes.Hidden)]
    [InlineData("Archive|Offline|NotContentIndexed", FileAttributes.Archive | FileAttributes.Offline | FileAttributes.NotContentIndexed)]
    public void Attributes_AreReadInAnyCase(string text, FileAttributes attributes)
    {
        Assert.Equal(attributes, SmbAttributes.Read(text, isFolder: false));
        Assert.Equal(attributes, SmbAttributes.Read(SmbAttributes.Words(attributes), isFolder: false));
    }

    [Theory]
    [InlineData("plain.txt", true)]
    [InlineData("with space and ümlaut", true)]
    [InlineData("-rf", true)]
    [InlineData("nul.txt", true)]
    [InlineData("COM0", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("a|b", false)]
    [InlineData("nul", false)]
    [InlineData("Com9", false)]
    [InlineData("clock$", false)]
    public void Names_AreThoseOfAzureFiles(string name, bool isName) => Assert.Equal(isName, FileNames.IsName(name));

    [Fact]
    public void Names_AreNotTooLongOrTooDeep()
    {
        FileNames.Require(string.Join('/', Enumerable.Repeat("a", 250)));
        Assert.All(
            [new string('a', 256), string.Join('/', Enumerable.Repeat("a", 251)), string.Join('/', Enumerable.Repeat(new string('a', 200), 11))],
            path => Assert.Equal("InvalidFileOrDirectoryPathName", Assert.Throws<StorageException>(() => FileNames.Require(path)).Code));
    }
}
