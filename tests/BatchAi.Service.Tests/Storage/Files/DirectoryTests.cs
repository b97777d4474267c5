using System.Globalization;
using System.Net;
using Azure.Storage.Files.Shares.Models;
using BatchAi.Service.Tests.Storage.Files.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Files;

public sealed class DirectoryTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Create_IsAFolder_WithItsMetadata()
    {
        var share = await TestShare.CreateAsync(service);
        var directory = share.Root.GetSubdirectoryClient("runs");

        await directory.CreateAsync(new Dictionary<string, string> { ["kind"] = "training" });

        Assert.True(Directory.Exists(share.PathOf("runs")));
        Assert.Equal("training", (await directory.GetPropertiesAsync()).Value.Metadata["kind"]);
    }

    [Fact]
    public async Task Create_WhereSomethingIs_IsRefused()
    {
        var share = await TestShare.CreateAsync(service);
        await share.Root.CreateSubdirectoryAsync("Runs");
        await share.UploadAsync("file", "x");

        await TestShare.RequireRefusalAsync(409, "ResourceAlreadyExists", () => share.Root.CreateSubdirectoryAsync("Runs"));
        await TestShare.RequireRefusalAsync(409, "ResourceAlreadyExists", () => share.Root.CreateSubdirectoryAsync("RUNS"));
        await TestShare.RequireRefusalAsync(409, "ResourceAlreadyExists", () => share.Root.CreateSubdirectoryAsync("file"));
        await TestShare.RequireRefusalAsync(404, "ParentNotFound", () => share.Root.CreateSubdirectoryAsync("none/such"));
        await share.RequireRefusalAsync(409, "ResourceAlreadyExists", HttpMethod.Put, "/?restype=directory");
    }

    [Fact]
    public async Task Delete_OfAFolderWithFiles_IsRefused_AndOfAnEmptyOneDone()
    {
        var share = await TestShare.CreateAsync(service);
        var directory = share.Root.GetSubdirectoryClient("runs");
        await directory.CreateAsync();
        await share.UploadAsync("runs/a.txt", "a");

        await TestShare.RequireRefusalAsync(409, "DirectoryNotEmpty", () => directory.DeleteAsync());
        File.Delete(share.PathOf("runs/a.txt"));
        await directory.DeleteAsync();

        Assert.False(Directory.Exists(share.PathOf("runs")));
        await TestShare.RequireRefusalAsync(404, "ResourceNotFound", () => directory.DeleteAsync());
    }

    [Fact]
    public async Task Operations_OnAFile_TellThatItIsNone()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("a.txt", "a");
        var directory = share.Root.GetSubdirectoryClient("a.txt");

        await TestShare.RequireRefusalAsync(404, "ResourceNotFound", () => directory.GetPropertiesAsync());
        await TestShare.RequireRefusalAsync(409, "ResourceTypeMismatch", () => directory.SetMetadataAsync(new Dictionary<string, string> { ["a"] = "b" }));
        await TestShare.RequireRefusalAsync(409, "ResourceTypeMismatch", () => directory.DeleteAsync());
        Assert.True(File.Exists(share.PathOf("a.txt")));
    }

    [Fact]
    public async Task SetMetadataAndProperties_StayTillTheyAreSetAnew()
    {
        var share = await TestShare.CreateAsync(service);
        var directory = share.Root.GetSubdirectoryClient("runs");
        await directory.CreateAsync(new Dictionary<string, string> { ["first"] = "1" });
        var written = new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero);

        await directory.SetMetadataAsync(new Dictionary<string, string> { ["second"] = "2" });
        await directory.SetHttpHeadersAsync(TestSmb.Of(attributes: NtfsFileAttributes.Directory | NtfsFileAttributes.Hidden, written: written));

        var properties = (await directory.GetPropertiesAsync()).Value;
        Assert.Equal("second", Assert.Single(properties.Metadata).Key);
        Assert.Equal((NtfsFileAttributes.Directory | NtfsFileAttributes.Hidden, written), (properties.SmbProperties.FileAttributes!.Value, properties.SmbProperties.FileLastWrittenOn!.Value));
    }

    [Fact]
    public async Task List_ShowsFilesAndFolders_ThoseOfJobsAtOnce()
    {
        var share = await TestShare.CreateAsync(service);
        await share.UploadAsync("uploaded.txt", "12345");
        share.Write("written.txt", "123");
        Directory.CreateDirectory(share.PathOf("folder"));

        List<ShareFileItem> items = [];
        await foreach (var item in share.Root.GetFilesAndDirectoriesAsync()) items.Add(item);

        Assert.Equal([("folder", true, null), ("uploaded.txt", false, 5L), ("written.txt", false, 3L)], items.Select(item => (item.Name, item.IsDirectory, item.FileSize)));
    }

    [Fact]
    public async Task List_ByPrefix_KnowsNoCase()
    {
        var share = await TestShare.CreateAsync(service);
        foreach (var name in (string[])["Model_1.bin", "model_2.bin", "other.bin"]) share.Write(name, "");

        Assert.Equal(["Model_1.bin", "model_2.bin"], await share.NamesAsync("MODEL_"));
    }

    [Fact]
    public async Task List_PageByPage_HasEveryNameOnce()
    {
        var share = await TestShare.CreateAsync(service);
        var names = Enumerable.Range(0, 57).Select(i => string.Create(CultureInfo.InvariantCulture, $"file-{i:D3}.txt")).ToList();
        foreach (var name in names) share.Write(name, "");

        List<string> listed = [];
        var pages = 0;
        await foreach (var page in share.Root.GetFilesAndDirectoriesAsync().AsPages(pageSizeHint: 10))
        {
            Assert.True(page.Values.Count <= 10);
            listed.AddRange(page.Values.Select(item => item.Name));
            pages++;
        }

        Assert.Equal(names, listed);
        Assert.True(pages >= 6, $"{pages} pages");
    }

    [Fact]
    public async Task List_OfAnotherFolder_HasItsNamesAlone()
    {
        var share = await TestShare.CreateAsync(service);
        Directory.CreateDirectory(share.PathOf("one/two"));
        share.Write("one/two/deep.txt", "x");

        List<string> names = [];
        await foreach (var item in share.Root.GetSubdirectoryClient("one/two").GetFilesAndDirectoriesAsync()) names.Add(item.Name);

        Assert.Equal(["deep.txt"], names);
        await share.RequireRefusalAsync(404, "ResourceNotFound", HttpMethod.Get, "/none?restype=directory&comp=list");
        await share.RequireRefusalAsync(404, "ResourceNotFound", HttpMethod.Get, "/one/two/deep.txt?restype=directory&comp=list");
    }

    [Fact]
    public async Task List_WithAllThatIsKnown_TellsIt()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "abc");
        var known = (await file.GetPropertiesAsync()).Value;

        using var answer = await share.AskAsync(HttpMethod.Get, "?restype=directory&comp=list&include=Timestamps,ETag,Attributes,PermissionKey", null, ("x-ms-file-extended-info", "true"));

        var entry = Assert.Single((await answer.XmlAsync()).Element("Entries")!.Elements("File"));
        var properties = entry.Element("Properties")!;
        Assert.Equal(known.ETag.ToString("H"), properties.Element("Etag")!.Value);
        Assert.Equal((known.SmbProperties.FileId, known.SmbProperties.FilePermissionKey, "Archive"), (entry.Element("FileId")!.Value, entry.Element("PermissionKey")!.Value, entry.Element("Attributes")!.Value));
        Assert.Equal(known.SmbProperties.FileLastWrittenOn, DateTimeOffset.Parse(properties.Element("LastWriteTime")!.Value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("maxresults=0")]
    [InlineData("maxresults=5001")]
    public async Task List_OfSoMany_IsRefused(string option)
    {
        var share = await TestShare.CreateAsync(service);

        await share.RequireRefusalAsync(400, "OutOfRangeQueryParameterValue", HttpMethod.Get, $"?restype=directory&comp=list&{option}");
    }

    [Fact]
    public async Task List_WithAMarkerOfNoList_IsRefused()
    {
        var share = await TestShare.CreateAsync(service);

        await share.RequireRefusalAsync(400, "InvalidQueryParameterValue", HttpMethod.Get, "?restype=directory&comp=list&marker=%21%21");
    }

    [Fact]
    public async Task Rename_MovesTheFolderWithAllInIt()
    {
        var share = await TestShare.CreateAsync(service);
        await share.Root.CreateSubdirectoryAsync("old");
        await share.UploadAsync("old/a.txt", "a");

        using var answer = await share.AskAsync(HttpMethod.Put, "/new?restype=directory&comp=rename", null, ("x-ms-file-rename-source", $"{share.Client.Uri}/old"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("a", File.ReadAllText(share.PathOf("new/a.txt")));
        Assert.False(Directory.Exists(share.PathOf("old")));
    }

    [Fact]
    public async Task Rename_IntoItself_OrOverSomething_IsRefused()
    {
        var share = await TestShare.CreateAsync(service);
        foreach (var name in (string[])["old", "other"]) await share.Root.CreateSubdirectoryAsync(name);
        (string, string) source = ("x-ms-file-rename-source", $"{share.Client.Uri}/old");

        await share.RequireRefusalAsync(409, "ResourceAlreadyExists", HttpMethod.Put, "/old/deeper?restype=directory&comp=rename", null, source);
        await share.RequireRefusalAsync(409, "ResourceAlreadyExists", HttpMethod.Put, "/other?restype=directory&comp=rename", null, source, ("x-ms-file-rename-replace-if-exists", "true"));
        await share.RequireRefusalAsync(409, "ResourceTypeMismatch", HttpMethod.Put, "/fresh?comp=rename", null, source);
        await share.RequireRefusalAsync(404, "ResourceNotFound", HttpMethod.Put, "/fresh?restype=directory&comp=rename", null, ("x-ms-file-rename-source", $"{share.Client.Uri}/none"));
        Assert.True(Directory.Exists(share.PathOf("old")));
    }

    [Fact]
    public async Task Handles_AreNone()
    {
        var share = await TestShare.CreateAsync(service);
        var file = await share.UploadAsync("a.txt", "a");

        await foreach (var handle in share.Root.GetHandlesAsync(recursive: true)) Assert.Fail(handle.HandleId);
        await foreach (var handle in file.GetHandlesAsync()) Assert.Fail(handle.HandleId);
        await file.ForceCloseHandleAsync("1");
        await TestShare.RequireRefusalAsync(404, "ResourceNotFound", () => share.Root.GetFileClient("none").ForceCloseHandleAsync("1"));
    }
}
