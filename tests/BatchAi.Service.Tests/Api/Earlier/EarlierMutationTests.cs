using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api.Earlier;

/// <summary>Good requests of earlier versions, each with one member that is something else: the answer has words and is never a failure of the service.</summary>
public sealed class EarlierMutationTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Job = $$$"""
        {"location":"eastus","tags":{"a":"b"},"properties":{"experimentName":"e","priority":5,"cluster":{"id":"{{{Calls.Provider}}}/clusters/local"},"nodeCount":1,"stdOutErrPathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/logs",
         "containerSettings":{"imageSourceRegistry":{"image":"i:1"},"localDataVolumes":[{"hostPath":"/a","localPath":"/b"}]},
         "mountVolumes":{"fileServers":[{"fileServer":{"id":"{{{Calls.Provider}}}/fileservers/none"},"relativeMountPath":"nfs"}]},
         "environmentVariables":[{"name":"A","value":"b"}],"inputDirectories":[{"id":"IN","path":"$AZ_BATCHAI_MOUNT_ROOT/logs/in"}],
         "outputDirectories":[{"id":"OUT","pathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/logs","pathSuffix":"o","type":"model","createNew":false}],
         "customToolkitSettings":{"commandLine":"true"} } }
        """;

    private const string Cluster = """
        {"location":"eastus","tags":{"a":"b"},"properties":{"vmSize":"STANDARD_NC6","scaleSettings":{"manual":{"targetNodeCount":0}},
         "nodeSetup":{"setupTask":{"commandLine":"true","environmentVariables":[{"name":"A"}],"stdOutErrPathPrefix":"/tmp","runElevated":true}},"userAccountSettings":{"adminUserName":"me"}}}
        """;

    [Theory]
    [MemberData(nameof(EarlierCalls.Versions), MemberType = typeof(EarlierCalls))]
    public async Task OneMemberThatIsSomethingElse_IsNeverAFailure(string version)
    {
        await TryAllAsync(version, HttpMethod.Put, i => $"{Calls.Provider}/jobs/{version}.{i}", Job);
        await TryAllAsync(version, HttpMethod.Put, i => $"{Calls.Provider}/clusters/{version}.{i}", Cluster);
        await TryAllAsync(version, HttpMethod.Put, i => $"{Calls.Provider}/fileServers/{version}.{i}", EarlierCalls.FileServer());
        await TryAllAsync(version, HttpMethod.Patch, _ => $"{Calls.Provider}/clusters/local", """{"tags":{"a":"b"},"properties":{"scaleSettings":{"manual":{"targetNodeCount":1}}}}""");
        foreach (var kind in (string[])["jobs", "clusters", "fileServers"]) await fixture.Service.ReadAsync(version, $"{Calls.Provider}/{kind}");
    }

    private Task TryAllAsync(string version, HttpMethod method, Func<int, string> path, string body) =>
        MutatedBodyTests.TryAllAsync(fixture.Service, method, i => $"{path(i)}?api-version={version}", body);
}
