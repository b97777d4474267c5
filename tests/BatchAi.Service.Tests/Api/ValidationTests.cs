using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed class ValidationTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Validate = "/batchai/v1" + Calls.Experiment + "/jobs/validate";

    private TestService Service => fixture.Service;

    [Fact]
    public async Task Job_WithoutFaults_HasNone() => Assert.Empty(await ValidateAsync(Job(
        """ "mountVolumes":{"azureFileShares":[{"azureFileUrl":"https://good.file.core.windows.net/logs","accountName":"good","relativeMountPath":"logs","credentials":{}}]} """,
        prefix: "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
        before: () => MakeShare("good", "logs"))));

    [Fact]
    public async Task Faults_HaveSeverityCodePathLineAndColumn()
    {
        var faults = await ValidateAsync(Job("\n  \"inputDirectories\":[{\"id\":\"A\",\"path\":\"$AZ_BATCHAI_MOUNT_ROOT/data\"}]", command: "ls $AZ_BATCHAI_INPUT_B", nodes: 2));

        var fault = faults.Single(one => (string?)one["code"] == "TooFewNodes");
        Assert.Equal(("Warning", "$.properties.nodeCount", 1), ((string?)fault["severity"], (string?)fault["path"], (int?)fault["line"]));
        Assert.Contains("Update-BatchAiCluster local -NodeCount 2", (string?)fault["message"], StringComparison.Ordinal);
        Assert.Equal(
            ["TooFewNodes $.properties.nodeCount 1", "UndeclaredDirectory $.properties.customToolkitSettings.commandLine 1", "UnmountedPath $.properties.inputDirectories[0].path 2"],
            faults.Where(one => (int?)one["line"] > 0).Select(one => $"{one["code"]} {one["path"]} {one["line"]}"));
    }

    [Fact]
    public async Task Faults_WithoutAPlace_AreWarningsOfThePlan() =>
        Assert.Contains(await ValidateAsync(Job("\"schedulingPriority\":\"low\"")), one => (string?)one["code"] == "PlanWarning" && ((string)one["message"]!).Contains("lies on no mount", StringComparison.Ordinal));

    [Theory]
    [InlineData("none", "New-BatchAiStorageAccount none")]
    [InlineData("here", "New-BatchAiFileShare missing -StorageAccount here")]
    public async Task Mount_OfWhatIsNotThere_IsToldWithTheCommandThatMakesIt(string account, string command)
    {
        MakeShare("here", "logs");

        var fault = Assert.Single(await ValidateAsync(Job($$$"""
            "mountVolumes":{"azureFileShares":[{"azureFileUrl":"https://{{{account}}}.file.core.windows.net/missing","accountName":"{{{account}}}","relativeMountPath":"logs","credentials":{}}]}
            """, prefix: "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs")));

        Assert.Equal(("Warning", "MountUnavailable", "$.properties.mountVolumes.azureFileShares[0]"), ((string?)fault["severity"], (string?)fault["code"], (string?)fault["path"]));
        Assert.Contains(command, (string?)fault["message"], StringComparison.Ordinal);
        Assert.StartsWith($"At $AZ_BATCHAI_JOB_MOUNT_ROOT/logs, Azure File Share //{account}.file.core.windows.net/missing cannot be mounted yet: the ", (string?)fault["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mount_OfAFileServerThatIsNotThere_IsTold() => Assert.Contains("New-BatchAiFileServer nfs", (string?)Assert.Single(await ValidateAsync(Job($$$"""
        "mountVolumes":{"fileServers":[{"fileServer":{"id":"{{{Calls.Workspace}}}/fileServers/nfs"},"relativeMountPath":"logs"}]}
        """, prefix: "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs")))["message"], StringComparison.Ordinal);

    [Fact]
    public async Task Script_ThatIsNotOnItsShare_IsToldWithTheCommandThatSendsIt()
    {
        MakeShare("scripted", "logs");
        var body = Job(
            """ "mountVolumes":{"azureFileShares":[{"azureFileUrl":"https://scripted.file.core.windows.net/logs","accountName":"scripted","relativeMountPath":"logs","credentials":{}}]} """,
            command: "python3 $AZ_BATCHAI_JOB_MOUNT_ROOT/logs/code/train.py",
            prefix: "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs");

        Assert.Contains("Send-BatchAiFile train.py -StorageAccount scripted -Share logs -Destination code", (string?)Assert.Single(await ValidateAsync(body))["message"], StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(Service.Root.Share("scripted", "logs"), "code"));
        await File.WriteAllTextAsync(Path.Combine(Service.Root.Share("scripted", "logs"), "code", "train.py"), "");
        Assert.Empty(await ValidateAsync(body));
    }

    [Theory]
    [InlineData("""{"properties":{"nodeCount":0}}""", "OutOfRange $.properties.nodeCount")]
    [InlineData("no json", "InvalidJson $")]
    [InlineData("""{"properties":{"nodeCount":1,"stdOutErrPathPrefix":"/tmp","customToolkitSettings":{"commandLine":"true"}}}""", "MissingMember $.properties.cluster")]
    [InlineData("""{"properties":{"cluster":{"id":"/nothing"},"nodeCount":1,"stdOutErrPathPrefix":"/tmp","customToolkitSettings":{"commandLine":"true"}}}""", "ClusterNotFound $.properties.cluster.id")]
    public async Task Job_ThatWouldBeRefused_HasErrors(string body, string fault) =>
        Assert.Contains(fault, (await ValidateAsync(body)).Where(one => (string?)one["severity"] == "Error").Select(one => $"{one["code"]} {one["path"]}"));

    [Fact]
    public async Task Experiment_ThatIsNotThere_IsAnError() => Assert.Equal(
        "ExperimentNotFound",
        (string?)Assert.Single(await FaultsAsync(await Service.SendAsync(HttpMethod.Post, $"/batchai/v1{Calls.Workspace}/experiments/none/jobs/validate", Bodies.Job(), version: "")), fault => (string?)fault["severity"] == "Error")["code"]);

    [Fact]
    public async Task Validation_StoresNothing()
    {
        _ = await ValidateAsync(Bodies.Job());

        await (await Service.GetAsync(Calls.Experiment + "/jobs/job")).RefusedAsync(HttpStatusCode.NotFound, "JobNotFound");
    }

    [Fact]
    public async Task Submission_OfAJobThatWillFail_IsTakenWithWarnings()
    {
        using var answer = await Service.PutAsync(Calls.Experiment + "/jobs/doubtful", Job("""
            "mountVolumes":{"azureFileShares":[{"azureFileUrl":"https://none.file.core.windows.net/x","accountName":"none","relativeMountPath":"logs","credentials":{}}]}
            """, nodes: 3, prefix: "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var warnings = answer.Headers.GetValues("Warning").ToList();
        Assert.Equal(2, warnings.Count);
        Assert.Contains(warnings, words => words.StartsWith("299 batchai \"The job needs 3 nodes, and the cluster 'local' has 1 at the most", StringComparison.Ordinal));
        Assert.Contains(warnings, words => words.Contains("New-BatchAiStorageAccount none", StringComparison.Ordinal));
    }

    private void MakeShare(string account, string share) => Directory.CreateDirectory(Service.Root.Share(account, share));

    private async Task<IReadOnlyList<JsonNode>> ValidateAsync(string body) => await FaultsAsync(await Service.SendAsync(HttpMethod.Post, Validate, body, version: ""));

    private static async Task<IReadOnlyList<JsonNode>> FaultsAsync(HttpResponseMessage answer) => [.. (await answer.ReadAsync())["faults"]!.AsArray().Select(fault => fault!)];

    private static string Job(string more, string command = "true", int nodes = 1, string prefix = "/tmp", Action? before = null)
    {
        before?.Invoke();
        return $$$"""{"properties":{"cluster":{"id":"{{{Calls.Cluster}}}"},"nodeCount":{{{nodes}}},"stdOutErrPathPrefix":"{{{prefix}}}","customToolkitSettings":{"commandLine":"{{{command}}}"},{{{more}}} } }""";
    }
}
