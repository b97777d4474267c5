using System.Net;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Neighbours;

public sealed class StorageAccountTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Provider = Calls.Subscription + "/resourceGroups/default/providers/Microsoft.Storage";
    private const string Accounts = Provider + "/storageAccounts";

    private TestService Service => fixture.Service;

    [Fact]
    public async Task Account_PutGetDelete_HasFoldersAndPathStyleEndpoints()
    {
        const string Path = Accounts + "/account1";
        var made = await (await Service.PutAsync(Path, Bodies.Account)).ReadAsync();

        Assert.Equal(("account1", "Standard_LRS", "Standard", "StorageV2"), ((string?)made["name"], (string?)made["sku"]!["name"], (string?)made["sku"]!["tier"], (string?)made["kind"]));
        Assert.Equal("https://127.0.0.1:10011/account1", (string?)made["properties"]!["primaryEndpoints"]!["blob"]);
        Assert.Equal("https://127.0.0.1:10012/account1", (string?)made["properties"]!["primaryEndpoints"]!["file"]);
        Assert.True(Directory.Exists(System.IO.Path.Combine(Service.Root.StorageAccount("account1"), "files")));
        Assert.Equal(made.ToJsonString(), (await Service.ReadAsync(Path)).ToJsonString());
        Assert.DoesNotContain("key", made.ToJsonString(), StringComparison.OrdinalIgnoreCase);

        await (await Service.DeleteAsync(Path)).EmptyAsync(HttpStatusCode.OK);
        await (await Service.DeleteAsync(Path)).EmptyAsync(HttpStatusCode.NoContent);
        await (await Service.GetAsync(Path)).RefusedAsync(HttpStatusCode.NotFound, "ResourceNotFound");
        Assert.False(Directory.Exists(Service.Root.StorageAccount("account1")));
    }

    [Fact]
    public async Task Account_PutAgain_KeepsKeysAndFiles()
    {
        const string Path = Accounts + "/account2";
        await (await Service.PutAsync(Path, Bodies.Account)).ReadAsync();
        var keys = (await (await Service.PostAsync(Path + "/listKeys")).ReadAsync()).ToJsonString();
        await File.WriteAllTextAsync(System.IO.Path.Combine(Service.Root.StorageAccount("account2"), "files", "left"), "");

        var again = await (await Service.PutAsync(Path, """{"location":"eastus","sku":{"name":"standard_grs"},"tags":{"a":"b"}}""")).ReadAsync();

        Assert.Equal(("Standard_GRS", "b"), ((string?)again["sku"]!["name"], (string?)again["tags"]!["a"]));
        Assert.Equal(keys, (await (await Service.PostAsync(Path + "/listKeys")).ReadAsync()).ToJsonString());
        Assert.True(File.Exists(System.IO.Path.Combine(Service.Root.StorageAccount("account2"), "files", "left")));
    }

    [Fact]
    public async Task Id_InAnyCase_IsThatOfTheCreation()
    {
        const string Group = Calls.Subscription + "/resourceGroups/Storage-Group";
        const string Path = Group + "/providers/Microsoft.Storage/storageAccounts/account4";
        const string Share = Path + "/fileServices/default/shares/logs";
        await (await Service.PutAsync(Group, Bodies.Group)).ReadAsync(HttpStatusCode.Created);

        Assert.Equal(Path, (string?)(await (await Service.PutAsync(Other(Path), Bodies.Account)).ReadAsync())["id"]);
        Assert.Equal(Path, (string?)(await (await Service.PatchAsync(Other(Path), """{"tags":{"a":"b"}}""")).ReadAsync())["id"]);
        Assert.Equal(Path, (string?)(await Service.ReadAsync(Other(Path)))["id"]);
        Assert.Equal(Share, (string?)(await (await Service.PutAsync(Other(Share))).ReadAsync(HttpStatusCode.Created))["id"]);
        Assert.Equal(Share, (string?)(await Service.ReadAsync(Other(Share)))["id"]);

        static string Other(string path) => path.Replace("Storage-Group", "STORAGE-group", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_AreRandomAndMadeAnewOneByOne()
    {
        const string Path = Accounts + "/account3";
        await (await Service.PutAsync(Path, Bodies.Account)).ReadAsync();
        var before = await KeysAsync(Path + "/listKeys", null);
        var after = await KeysAsync(Path + "/regenerateKey", """{"keyName":"key1"}""");

        Assert.Equal(["key1", "key2"], before.Keys.Order());
        Assert.All(before.Values, key => Assert.Equal(64, Convert.FromBase64String(key).Length));
        Assert.NotEqual(before["key1"], before["key2"]);
        Assert.NotEqual(before["key1"], after["key1"]);
        Assert.Equal(before["key2"], after["key2"]);
        await (await Service.PostAsync(Path + "/regenerateKey", """{"keyName":"key3"}""")).RefusedAsync(HttpStatusCode.BadRequest, "InvalidKeyName");
    }

    [Theory]
    [InlineData("Account")]
    [InlineData("ab")]
    [InlineData("abcdefghijklmnopqrstuvwxy")]
    [InlineData("a-b-c")]
    public async Task Account_WithABadName_IsRefused(string name) =>
        await (await Service.PutAsync($"{Accounts}/{name}", Bodies.Account)).RefusedAsync(HttpStatusCode.BadRequest, "InvalidResourceName");

    [Theory]
    [InlineData("""{"location":"eastus"}""")]
    [InlineData("""{"location":"eastus","sku":{"name":"Bronze"}}""")]
    [InlineData("""{"location":"eastus","sku":{"name":"Standard_LRS"},"kind":"Drawer"}""")]
    public async Task Account_OfAnUnknownKind_IsRefused(string body) =>
        await (await Service.PutAsync(Accounts + "/unknownkind", body)).RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");

    [Fact]
    public async Task AccountName_IsTakenInAllSubscriptions()
    {
        await (await Service.PutAsync(Accounts + "/unique1", Bodies.Account)).ReadAsync();
        await (await Service.PutAsync("/subscriptions/second/resourceGroups/g", Bodies.Group)).ReadAsync(HttpStatusCode.Created);

        await (await Service.PutAsync("/subscriptions/second/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/unique1", Bodies.Account)).RefusedAsync(HttpStatusCode.Conflict, "StorageAccountAlreadyTaken");
        Assert.False((bool)(await CheckAsync("unique1"))!);
        Assert.True((bool)(await CheckAsync("unique2"))!);
        Assert.False((bool)(await CheckAsync("Unique2"))!);
    }

    [Fact]
    public async Task Accounts_OfGroupAndSubscription_AreListed()
    {
        await (await Service.PutAsync(Accounts + "/inlist", Bodies.Account)).ReadAsync();

        foreach (var path in new[] { Accounts, Calls.Subscription + "/providers/Microsoft.Storage/storageAccounts" })
        {
            Assert.Contains("inlist", (await Service.ReadAsync(path))["value"]!.AsArray().Select(account => (string?)account!["name"]));
        }
    }

    [Theory]
    [InlineData("fileServices/default/shares", "Microsoft.Storage/storageAccounts/fileServices/shares", "files")]
    [InlineData("blobServices/default/containers", "Microsoft.Storage/storageAccounts/blobServices/containers", "blobs")]
    public async Task Folder_PutGetListDelete_IsAFolder(string children, string type, string folder)
    {
        var account = "folders" + folder;
        var path = $"{Accounts}/{account}/{children}";
        await (await Service.PutAsync($"{Accounts}/{account}", Bodies.Account)).ReadAsync();
        var made = await (await Service.PutAsync(path + "/logs-1", """{"properties":{}}""")).ReadAsync(HttpStatusCode.Created);
        await (await Service.PutAsync(path + "/logs-1")).ReadAsync();
        await (await Service.PutAsync(path + "/data")).ReadAsync(HttpStatusCode.Created);

        Assert.Equal((path + "/logs-1", "logs-1", type), ((string?)made["id"], (string?)made["name"], (string?)made["type"]));
        Assert.True(Directory.Exists(System.IO.Path.Combine(Service.Root.StorageAccount(account), folder, "logs-1")));
        Assert.Equal(["data", "logs-1"], (await Service.ReadAsync(path))["value"]!.AsArray().Select(item => (string?)item!["name"]));
        var page = await Service.ReadAsync(path + "?$maxpagesize=1");
        Assert.Equal("logs-1", (string?)(await (await Service.Client.GetAsync(new Uri((string)page["nextLink"]!))).ReadAsync())["value"]![0]!["name"]);
        await (await Service.DeleteAsync(path + "/logs-1")).EmptyAsync(HttpStatusCode.OK);
        await (await Service.DeleteAsync(path + "/logs-1")).EmptyAsync(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, (await Service.GetAsync(path + "/logs-1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Service.PatchAsync(path + "/logs-1", "{}")).StatusCode);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Logs")]
    [InlineData("-ab")]
    [InlineData("ab-")]
    [InlineData("a--b")]
    [InlineData("a_b")]
    [InlineData("%2e%2e%2e")]
    public async Task Folder_WithABadName_IsRefused(string name)
    {
        await (await Service.PutAsync(Accounts + "/badfolders", Bodies.Account)).ReadAsync();

        await (await Service.PutAsync($"{Accounts}/badfolders/fileServices/default/shares/{name}")).RefusedAsync(HttpStatusCode.BadRequest, "InvalidResourceName");
    }

    [Fact]
    public async Task Folder_OfAnAccountThatIsNone_IsNotFound() =>
        await (await Service.PutAsync(Accounts + "/noaccount/fileServices/default/shares/logs")).RefusedAsync(HttpStatusCode.NotFound, "ResourceNotFound");

    [Fact]
    public async Task Quota_OfAShare_IsKept()
    {
        await (await Service.PutAsync(Accounts + "/quotas", Bodies.Account)).ReadAsync();
        var path = Accounts + "/quotas/fileServices/default/shares/logs";

        var made = await (await Service.PutAsync(path, """{"properties":{"shareQuota":7}}""")).ReadAsync(HttpStatusCode.Created);
        var changed = await (await Service.PatchAsync(path, """{"properties":{"shareQuota":9}}""")).ReadAsync();
        await (await Service.PatchAsync(path, """{"properties":{"shareQuota":0}}""")).RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");
        await (await Service.PatchAsync(path, """{"properties":null}""")).ReadAsync();

        Assert.Equal((7, 9, 9), ((int)made["properties"]!["shareQuota"]!, (int)changed["properties"]!["shareQuota"]!, (int)(await Service.ReadAsync(path))["properties"]!["shareQuota"]!));
        Assert.Equal(HttpStatusCode.BadRequest, (await Service.GetAsync(Accounts + "/quotas/fileServices/default/shares?$skiptoken=" + BatchAi.Service.Api.Http.PageMark.Of("no marker"))).StatusCode);
    }

    private async Task<System.Text.Json.Nodes.JsonNode?> CheckAsync(string name) =>
        (await (await Service.PostAsync(Calls.Subscription + "/providers/Microsoft.Storage/checkNameAvailability", $$"""{"name":"{{name}}","type":"Microsoft.Storage/storageAccounts"}""")).ReadAsync())["nameAvailable"];

    private async Task<Dictionary<string, string>> KeysAsync(string path, string? body) =>
        (await (await Service.PostAsync(path, body)).ReadAsync())["keys"]!.AsArray().ToDictionary(key => (string)key!["keyName"]!, key => (string)key!["value"]!);
}
