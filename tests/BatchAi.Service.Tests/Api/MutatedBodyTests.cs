using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

/// <summary>Good requests, each with one member that is something else: whatever it is, the answer has words and is never a failure of the service.</summary>
public sealed class MutatedBodyTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Job = """
        {"properties":{"schedulingPriority":"low","cluster":{"id":"CLUSTER"},"nodeCount":1,"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
         "containerSettings":{"imageSourceRegistry":{"serverUrl":"r.example.org","image":"i:1","credentials":{"username":"u","password":"p"}},"shmSize":"1g"},
         "mountVolumes":{
          "azureFileShares":[{"accountName":"a","azureFileUrl":"https://a.file.core.windows.net/s","credentials":{"accountKey":"a2V5"},"relativeMountPath":"logs","fileMode":"0777","directoryMode":"0777"}],
          "azureBlobFileSystems":[{"accountName":"a","containerName":"c","credentials":{"accountKey":"a2V5"},"relativeMountPath":"blob","mountOptions":""}],
          "fileServers":[{"fileServer":{"id":"SERVER"},"sourceDirectory":"d","relativeMountPath":"nfs","mountOptions":"rw"}],
          "unmanagedFileSystems":[{"mountCommand":"mount -t nfs h:/x","relativeMountPath":"un"}]},
         "jobPreparation":{"commandLine":"true"},"environmentVariables":[{"name":"A","value":"b"}],"secrets":[{"name":"S","value":"v"}],
         "inputDirectories":[{"id":"IN","path":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs/in"}],"outputDirectories":[{"id":"OUT","pathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs","pathSuffix":"o"}],
         "constraints":{"maxWallClockTime":"P1D"}, TOOLKIT}}
        """;

    private const string Cluster = """
        {"properties":{"vmSize":"STANDARD_NC6","vmPriority":"dedicated","scaleSettings":{"manual":{"targetNodeCount":0,"nodeDeallocationOption":"requeue"}},
         "virtualMachineConfiguration":{"imageReference":{"publisher":"p","offer":"o","sku":"s","version":"v","virtualMachineImageId":"i"}},
         "nodeSetup":{"setupTask":{"commandLine":"true","environmentVariables":[{"name":"A","value":"b"}],"secrets":[{"name":"S","value":"v"}],"stdOutErrPathPrefix":"/tmp"},
          "mountVolumes":{"azureFileShares":[{"accountName":"a","azureFileUrl":"https://a.file.core.windows.net/s","credentials":{"accountKey":"a2V5"},"relativeMountPath":"s"}]},
          "performanceCountersSettings":{"appInsightsReference":{"component":{"id":"x"},"instrumentationKey":"k"}}},
         "userAccountSettings":{"adminUserName":"me","adminUserSshPublicKey":"k","adminUserPassword":"p"},"subnet":{"id":"x"}}}
        """;

    private static readonly string[] Others =
    [
        "null", "true", "7", "-1", "0", "1.5", "1e400", "123456789012345678901234567890", "\"\"", "\"x\"", "\"../..\"", "\"\\u0000\"", "\"\\ud800\"", "\"$NOWHERE/x\"", "\"$(id)\"",
        "[]", "[null]", "[7]", "{}", "{\"id\":7}", "[[[[{}]]]]",
    ];

    private int _tried;

    private TestService Service => fixture.Service;

    public static TheoryData<string> Toolkits { get; } =
    [
        "\"customToolkitSettings\":{\"commandLine\":\"true\"}",
        "\"cntkSettings\":{\"languageType\":\"Python\",\"pythonScriptFilePath\":\"s\",\"pythonInterpreterPath\":\"p\",\"commandLineArgs\":\"a\",\"processCount\":1,\"configFilePath\":\"c\"}",
        "\"tensorFlowSettings\":{\"pythonScriptFilePath\":\"s\",\"masterCommandLineArgs\":\"a\",\"workerCount\":1,\"parameterServerCount\":1}",
        "\"customMpiSettings\":{\"commandLine\":\"true\",\"processCount\":1}",
        "\"customToolkitSettings\":{\"commandLine\":\"true\"},\"horovodSettings\":{\"pythonScriptFilePath\":\"s\"}",
    ];

    [Theory]
    [MemberData(nameof(Toolkits))]
    public async Task Job_WithOneMemberThatIsSomethingElse_IsNeverAFailure(string toolkit)
    {
        var job = Job.Replace("CLUSTER", Calls.Cluster, StringComparison.Ordinal).Replace("SERVER", Calls.Workspace + "/fileservers/none", StringComparison.Ordinal).Replace("TOOLKIT", toolkit, StringComparison.Ordinal);
        var name = Guid.NewGuid().ToString("N");

        await TryAllAsync(HttpMethod.Put, i => $"{Calls.Experiment}/jobs/{name}-{i}", job);
    }

    [Fact]
    public Task Cluster_WithOneMemberThatIsSomethingElse_IsNeverAFailure() => TryAllAsync(HttpMethod.Put, i => $"{Calls.Workspace}/clusters/mutated{i}", Cluster);

    [Fact]
    public Task Resize_WithOneMemberThatIsSomethingElse_IsNeverAFailure() =>
        TryAllAsync(HttpMethod.Patch, _ => Calls.Cluster, """{"properties":{"scaleSettings":{"manual":{"targetNodeCount":1,"nodeDeallocationOption":"requeue"},"autoScale":{"minimumNodeCount":0,"maximumNodeCount":1,"initialNodeCount":0}}}}""");

    [Fact]
    public Task FileServer_WithOneMemberThatIsSomethingElse_IsNeverAFailure() => TryAllAsync(HttpMethod.Put, i => $"{Calls.Workspace}/fileServers/mutated{i}", Bodies.FileServer);

    [Fact]
    public async Task Neighbours_WithOneMemberThatIsSomethingElse_AreNeverAFailure()
    {
        await TryAllAsync(HttpMethod.Put, i => $"{Calls.Provider}/workspaces/mutated{i}", Bodies.Workspace);
        await TryAllAsync(HttpMethod.Put, i => $"{Calls.Subscription}/resourceGroups/mutated{i}", Bodies.Group);
        await TryAllAsync(HttpMethod.Put, i => $"{Calls.Subscription}/resourceGroups/default/providers/Microsoft.Storage/storageAccounts/mutated{i}", Bodies.Account);
        await TryAllAsync(HttpMethod.Post, _ => $"{Calls.Subscription}/providers/Microsoft.Storage/checkNameAvailability", """{"name":"n","type":"Microsoft.Storage/storageAccounts"}""");
    }

    [Theory]
    [InlineData("Content-Type", ";;;")]
    [InlineData("Content-Type", "application/json; charset=utf-16")]
    [InlineData("Content-Type", "application/json; charset=none")]
    [InlineData("Content-Encoding", ",,,")]
    [InlineData("Accept", "*;;/;q=z")]
    [InlineData("Range", "bytes=z-")]
    [InlineData("If-Match", "\"")]
    [InlineData("x-batchai-extensions", "1,1")]
    [InlineData("x-ms-client-request-id", "a b")]
    [InlineData("Cookie", "=;=;")]
    [InlineData("X-Forwarded-For", "nobody")]
    public async Task OddHeaders_AreNeverAFailure(string name, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Calls.Experiment}/jobs/headed?{Calls.Version}") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);
        using var answer = await Service.Client.SendAsync(request);

        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task HugeHeaders_AreNeverAFailure()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Calls.Workspace}?{Calls.Version}");
        request.Headers.TryAddWithoutValidation("X-Long", new string('x', 40_000));
        using var answer = await Service.Client.SendAsync(request);

        Assert.Equal(431, (int)answer.StatusCode);
    }

    private Task TryAllAsync(HttpMethod method, Func<int, string> path, string body) => TryAllAsync(Service, method, _ => $"{path(_tried++)}?{Calls.Version}", body);

    /// <summary>Sends a body as it is, and with each of its members as something else.</summary>
    internal static async Task TryAllAsync(TestService service, HttpMethod method, Func<int, string> path, string body)
    {
        foreach (var (mutated, i) in Mutations(body).Select((mutated, i) => (mutated, i)))
        {
            using var request = new HttpRequestMessage(method, path(i)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(mutated)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await service.Client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 500, $"{mutated} -> {(int)answer.StatusCode} {text}");
            if ((int)answer.StatusCode >= 400) Assert.NotEmpty((string?)JsonNode.Parse(text)!["error"]!["message"] ?? "");
        }
    }

    // The body as it is, then with each member replaced by each other value, and left out.
    private static IEnumerable<string> Mutations(string body)
    {
        yield return body;
        foreach (var path in PathsOf(JsonNode.Parse(body)!, []))
        {
            foreach (var other in Others) yield return Replace(body, path, other);
            yield return Replace(body, path, null);
        }
    }

    private static IEnumerable<object[]> PathsOf(JsonNode? node, object[] path)
    {
        IEnumerable<(object Step, JsonNode? Child)> children = node switch
        {
            JsonObject members => members.Select(member => ((object)member.Key, member.Value)),
            JsonArray items => items.Select((item, i) => ((object)i, item)),
            _ => [],
        };
        return children.SelectMany(child => PathsOf(child.Child, [.. path, child.Step]).Prepend([.. path, child.Step]));
    }

    private static string Replace(string body, object[] path, string? other)
    {
        const string mark = "\"-this-\"";
        var root = JsonNode.Parse(body)!;
        var parent = path[..^1].Aggregate(root, (node, step) => (step is int i ? node[i] : node[(string)step])!);
        if (path[^1] is int index) parent.AsArray()[index] = other is null ? null : "-this-";
        else if (other is null) parent.AsObject().Remove((string)path[^1]);
        else parent[(string)path[^1]] = "-this-";
        return root.ToJsonString().Replace(mark, other, StringComparison.Ordinal);
    }
}
