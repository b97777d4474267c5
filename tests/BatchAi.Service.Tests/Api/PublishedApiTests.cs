using BatchAi.Service.Tests.Api.Support;
using Microsoft.AspNetCore.Routing;

namespace BatchAi.Service.Tests.Api;

/// <summary>Compares routes and answers with the API's published description, where it lies next to the repository.</summary>
public sealed class PublishedApiTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Cluster = """
        {"properties":{"vmSize":"standard_nc6","vmPriority":"lowpriority","userAccountSettings":{"adminUserName":"me","adminUserPassword":"secret-word","adminUserSshPublicKey":"key"},"subnet":{"id":"/subnet"},
         "scaleSettings":{"autoScale":{"minimumNodeCount":0,"maximumNodeCount":2}},
         "nodeSetup":{"setupTask":{"commandLine":"true","environmentVariables":[{"name":"A","value":"b"}],"secrets":[{"name":"S","value":"secret-word"}],"stdOutErrPathPrefix":"/tmp"},
          "performanceCountersSettings":{"appInsightsReference":{"component":{"id":"/component"},"instrumentationKey":"secret-word"}},"mountVolumes":MOUNTS}}}
        """;

    private const string Job = """
        {"properties":{"cluster":{"id":"CLUSTER"},"nodeCount":1,"schedulingPriority":"high","stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/afs","mountVolumes":MOUNTS,
         "cntkSettings":{"languageType":"Python","pythonScriptFilePath":"a.py"},"jobPreparation":{"commandLine":"true"},"constraints":{"maxWallClockTime":"PT90M"},
         "containerSettings":{"shmSize":"1g","imageSourceRegistry":{"serverUrl":"r","image":"r/i","credentials":{"username":"u","password":"secret-word"}}},
         "inputDirectories":[{"id":"I","path":"/tmp"}],"outputDirectories":[{"id":"O","pathPrefix":"/tmp","pathSuffix":"s"}],
         "environmentVariables":[{"name":"E","value":"v"}],"secrets":[{"name":"S","value":"secret-word"}]}}
        """;

    private const string Mounts = """
        {"azureFileShares":[{"accountName":"a","azureFileUrl":"https://a.file.core.windows.net/s","credentials":{"accountKey":"c2VjcmV0"},"relativeMountPath":"afs"}],
         "azureBlobFileSystems":[{"accountName":"a","containerName":"c","credentials":{"accountKey":"c2VjcmV0"},"relativeMountPath":"bfs","mountOptions":"-o x"}],
         "unmanagedFileSystems":[{"mountCommand":"mount x","relativeMountPath":"u"}]}
        """;

    private static readonly Dictionary<string, string> Names = new()
    {
        ["subscriptionId"] = "00000000-0000-0000-0000-000000000000",
        ["resourceGroupName"] = "default",
        ["workspaceName"] = "published",
        ["experimentName"] = "e",
        ["jobName"] = "j",
        ["clusterName"] = "c",
        ["fileServerName"] = "f",
        ["location"] = "eastus",
    };

    private static PublishedDescription Description { get; } = PublishedDescription.TryRead()!;

    private static string ClusterId => Calls.Provider + "/workspaces/published/clusters/c";

    [PublishedFact]
    public void EveryPublishedOperation_HasARoute()
    {
        var routes = fixture.Service.Routes
            .SelectMany(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {PublishedDescription.Plain(route.RoutePattern.RawText!)}"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.True(Description.Operations.Count > 25);
        foreach (var description in (PublishedDescription[])[Description, PublishedDescription.TryRead(EarlierCalls.March)!, PublishedDescription.TryRead(EarlierCalls.Preview)!])
        {
            Assert.All(description.Operations, operation => Assert.Contains($"{operation.Method} {PublishedDescription.Plain(operation.Path)}", routes));
        }
    }

    // Parents are made before their children and deleted after them; in between everything is asked for, and once when nothing of it is there.
    [PublishedFact]
    public async Task EveryAnswer_HasThePublishedShape()
    {
        var operations = Description.Operations.OrderBy(operation => operation.Path.Contains("/jobs", StringComparison.Ordinal)).ThenBy(operation => operation.Path.Length).ToList();
        var reads = operations.Where(operation => operation.Method is "GET" or "POST" or "PATCH").OrderBy(operation => operation.Path.EndsWith("/terminate", StringComparison.Ordinal)).ToList();
        var faults = new List<string>();
        foreach (var some in new[] { reads, operations.Where(o => o.Method == "PUT"), operations.Where(o => o.Method == "PUT"), reads, reads, operations.Where(o => o.Method == "DELETE").Reverse() })
        {
            foreach (var (method, path) in some) faults.AddRange(await TryAsync(method, path));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    private async Task<IReadOnlyList<string>> TryAsync(string method, string path)
    {
        var url = string.Join('/', path.Split('/').Select(segment => segment.StartsWith('{') ? Names[segment[1..^1]] : segment));
        if (path.EndsWith("/listOutputFiles", StringComparison.Ordinal)) url += "?outputdirectoryid=stdouterr";
        using var answer = await fixture.Service.SendAsync(HttpMethod.Parse(method), url, BodyOf(method, path));
        await fixture.Service.Engine!.Told;
        var body = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("secret-word", body, StringComparison.Ordinal);
        Assert.True((int)answer.StatusCode < 500, $"{method} {url}: {body}");
        if (method is "PUT" or "DELETE") Assert.True((int)answer.StatusCode < 300, $"{method} {url}: {body}");
        return Description.FaultsOf(method, path, (int)answer.StatusCode, body);
    }

    private static string? BodyOf(string method, string path)
    {
        var last = path.Split('/')[^1];
        if (method == "PATCH") return last == "{clusterName}" ? """{"properties":{"scaleSettings":{"manual":{"targetNodeCount":1}}}}""" : """{"tags":{"a":"c"}}""";
        if (method != "PUT") return null;
        return last switch
        {
            "{workspaceName}" => Bodies.Workspace,
            "{clusterName}" => Cluster.Replace("MOUNTS", Mounts, StringComparison.Ordinal),
            "{fileServerName}" => Bodies.FileServer,
            "{jobName}" => Job.Replace("MOUNTS", Mounts, StringComparison.Ordinal).Replace("CLUSTER", ClusterId, StringComparison.Ordinal),
            _ => null,
        };
    }
}
