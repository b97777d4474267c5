using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api.Earlier;

/// <summary>Each resource of the versions before workspaces, from its creation to its deletion, compared with their published models.</summary>
public sealed class EarlierLifecycleTests : IAsyncLifetime
{
    private const string Group = Calls.Subscription + "/resourceGroups/old";
    private const string Provider = Group + "/providers/Microsoft.BatchAI";
    private const string ClusterPath = Provider + "/clusters/c";
    private const string JobPath = Provider + "/jobs/j";

    private TestService? _service;

    private TestService Service => _service!;

    public async Task InitializeAsync()
    {
        _service = await TestService.StartAsync();
        await (await Service.PutAsync(Group, Bodies.Group)).ReadAsync(HttpStatusCode.Created);
    }

    public async Task DisposeAsync() => await Service.DisposeAsync();

    [Theory]
    [MemberData(nameof(EarlierCalls.Versions), MemberType = typeof(EarlierCalls))]
    public async Task Cluster_PutPatchDelete_IsFlat(string version)
    {
        var operation = await EndAsync(version, HttpMethod.Put, ClusterPath, EarlierCalls.Cluster("East US", """{"team":"nlp","vmPriority":"mine"}"""));
        Assert.Equal("00000000-0000-0000-0000-000000000000$old$c", (string?)operation["properties"]!["resourceId"]);

        var made = await Service.ReadAsync(version, ClusterPath);
        PublishedDescription.AssertIs(version, "Cluster", made);
        Assert.Equal((ClusterPath, "Microsoft.BatchAI/Clusters", "East US"), ((string?)made["id"], (string?)made["type"], (string?)made["location"]));
        Assert.Equal("""{"team":"nlp","vmPriority":"mine"}""", made["tags"]!.ToJsonString());
        Assert.Equal(
            (Spelled(version, "succeeded"), Spelled(version, "dedicated"), Spelled(version, "requeue")),
            ((string?)made["properties"]!["provisioningState"], (string?)made["properties"]!["vmPriority"], (string?)made["properties"]!["scaleSettings"]!["manual"]!["nodeDeallocationOption"]));
        Assert.DoesNotContain("secret-word", made.ToJsonString(), StringComparison.Ordinal);

        var again = await (await AskAsync(version, HttpMethod.Put, ClusterPath, EarlierCalls.Cluster("East US"))).ReadAsync();
        Assert.Equal("{}", again["tags"]!.ToJsonString());
        var changed = await (await AskAsync(version, HttpMethod.Patch, ClusterPath, """{"tags":{"a":"b"},"properties":{"scaleSettings":{"autoScale":{"minimumNodeCount":0,"maximumNodeCount":2}}}}""")).ReadAsync();
        PublishedDescription.AssertIs(version, "Cluster", changed);
        Assert.Equal(("b", 2), ((string?)changed["tags"]!["a"], (int)changed["properties"]!["scaleSettings"]!["autoScale"]!["maximumNodeCount"]!));
        PublishedDescription.AssertIs(version, "RemoteLoginInformationListResult", await Service.ReadAsync(version, ClusterPath + "/listRemoteLoginInformation", HttpMethod.Post));

        await EndAsync(version, HttpMethod.Delete, ClusterPath);
        await (await AskAsync(version, HttpMethod.Get, ClusterPath)).RefusedAsync(HttpStatusCode.NotFound, "ResourceNotFound");
        await (await AskAsync(version, HttpMethod.Delete, ClusterPath)).EmptyAsync(HttpStatusCode.NoContent);
    }

    [Theory]
    [MemberData(nameof(EarlierCalls.Versions), MemberType = typeof(EarlierCalls))]
    public async Task Job_PutTerminateDelete_IsFlat(string version)
    {
        const string Labels = ""","experimentName":"exp","priority":-7,"outputDirectories":[{"id":"MODEL","pathPrefix":"/tmp","type":"model"},{"id":"OLD","pathPrefix":"/tmp/old","createNew":false}]""";
        await EndAsync(version, HttpMethod.Put, ClusterPath, EarlierCalls.Cluster());
        var operation = await EndAsync(version, HttpMethod.Put, JobPath, EarlierCalls.Job(Provider, Labels));
        Assert.Equal("00000000-0000-0000-0000-000000000000$old$j", (string?)operation["properties"]!["resourceId"]);

        var made = await Service.ReadAsync(version, JobPath);
        PublishedDescription.AssertIs(version, "Job", made);
        var job = made["properties"]!;
        Assert.Equal((JobPath, "Microsoft.BatchAI/Jobs", ClusterPath), ((string?)made["id"], (string?)made["type"], (string?)job["cluster"]!["id"]));
        Assert.Equal(("exp", -7), ((string?)job["experimentName"], (int)job["priority"]!));
        Assert.Equal("""[{"id":"MODEL","pathPrefix":"/tmp","type":"model","createNew":true},{"id":"OLD","pathPrefix":"/tmp/old","type":"custom","createNew":false}]""", job["outputDirectories"]!.ToJsonString());
        Assert.Equal(Spelled(version, "custom"), (string?)job["toolType"]);
        Assert.Equal(version == EarlierCalls.March, ((string?)job["jobOutputDirectoryPathSegment"])?.StartsWith("00000000-0000-0000-0000-000000000000/old/jobs/j/", StringComparison.Ordinal) == true);
        Assert.Equal(made.ToJsonString(), (await (await AskAsync(version, HttpMethod.Put, JobPath, EarlierCalls.Job(Provider, Labels))).ReadAsync()).ToJsonString());
        await (await AskAsync(version, HttpMethod.Put, JobPath, EarlierCalls.Job(Provider, Labels.Replace("-7", "-8", StringComparison.Ordinal)))).RefusedAsync(HttpStatusCode.Conflict, "JobAlreadyExists");

        await EndAsync(version, HttpMethod.Post, JobPath + "/terminate");
        var ended = await Service.ReadAsync(version, JobPath);
        PublishedDescription.AssertIs(version, "Job", ended);
        Assert.Equal("JobTerminate", (string?)ended["properties"]!["executionInfo"]!["errors"]![0]!["code"]);
        await (await AskAsync(version, HttpMethod.Post, JobPath + "/terminate")).EmptyAsync(HttpStatusCode.OK);
        PublishedDescription.AssertIs(version, "RemoteLoginInformationListResult", await Service.ReadAsync(version, JobPath + "/listRemoteLoginInformation", HttpMethod.Post));
        await EndAsync(version, HttpMethod.Delete, JobPath);
        await (await AskAsync(version, HttpMethod.Get, JobPath)).RefusedAsync(HttpStatusCode.NotFound, "ResourceNotFound");
    }

    [Theory]
    [MemberData(nameof(EarlierCalls.Versions), MemberType = typeof(EarlierCalls))]
    public async Task FileServer_PutListDelete_IsFlat(string version)
    {
        const string Path = Provider + "/fileServers/nfs";
        await EndAsync(version, HttpMethod.Put, Path, EarlierCalls.FileServer());

        var server = await Service.ReadAsync(version, Path);
        PublishedDescription.AssertIs(version, "FileServer", server);
        Assert.Equal((Provider + "/fileservers/nfs", "Microsoft.BatchAI/FileServers"), ((string?)server["id"], (string?)server["type"]));
        Assert.Equal(Spelled(version, "nfs"), (string?)server["properties"]!["mountSettings"]!["fileServerType"]);

        var mount = $$$""","nodeSetup":{"mountVolumes":{"fileServers":[{"fileServer":{"id":"{{{Provider}}}/fileservers/nfs"},"relativeMountPath":"nfs"}]}}""";
        await EndAsync(version, HttpMethod.Put, ClusterPath, EarlierCalls.Cluster(more: mount));
        var cluster = await Service.ReadAsync(version, ClusterPath);
        Assert.Equal(Provider + "/fileservers/nfs", (string?)cluster["properties"]!["nodeSetup"]!["mountVolumes"]!["fileServers"]![0]!["fileServer"]!["id"]);
        var refusal = await (await AskAsync(version, HttpMethod.Delete, Path)).RefusedAsync(HttpStatusCode.Conflict, "FileServerInUse");
        Assert.Equal(Provider + "/fileservers/nfs", (string?)refusal["target"]);

        await EndAsync(version, HttpMethod.Delete, ClusterPath);
        await EndAsync(version, HttpMethod.Delete, Path);
        Assert.Empty((await Service.ReadAsync(version, Provider + "/fileServers"))["value"]!.AsArray());
    }

    [Fact]
    public async Task SetupTask_OfMarch_HasAPathWithoutWorkspace()
    {
        const string Setup = ""","nodeSetup":{"setupTask":{"commandLine":"true","stdOutErrPathPrefix":"/tmp","runElevated":false,"secrets":[{"name":"S","value":"secret-word"}]}}""";
        await EndAsync(EarlierCalls.March, HttpMethod.Put, ClusterPath, EarlierCalls.Cluster(more: Setup));

        var task = (await Service.ReadAsync(EarlierCalls.March, ClusterPath))["properties"]!["nodeSetup"]!["setupTask"]!;

        Assert.StartsWith("00000000-0000-0000-0000-000000000000/old/clusters/c/", (string?)task["stdOutErrPathSuffix"], StringComparison.Ordinal);
        Assert.Equal("""{"runElevated":false,"secrets":[{"name":"S"}]}""", new JsonObject { ["runElevated"] = task["runElevated"]!.DeepClone(), ["secrets"] = task["secrets"]!.DeepClone() }.ToJsonString());
        var preview = await Service.ReadAsync(EarlierCalls.Preview, ClusterPath);
        PublishedDescription.AssertIs(EarlierCalls.Preview, "Cluster", preview);
        Assert.Null(preview["properties"]!["nodeSetup"]!["setupTask"]!["stdOutErrPathSuffix"]);
    }

    private Task<HttpResponseMessage> AskAsync(string version, HttpMethod method, string path, string? body = null) => Service.AskAsync(version, method, path, body);

    private async Task<JsonNode> EndAsync(string version, HttpMethod method, string path, string? body = null) => await Service.EndAsync(await AskAsync(version, method, path, body));

    // The first version's words begin with capital letters.
    private static string Spelled(string version, string word) => version == EarlierCalls.Preview ? char.ToUpperInvariant(word[0]) + word[1..] : word;
}
