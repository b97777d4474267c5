using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Nodes.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>Ends of jobs that somebody else brings about, in every state that a job can be in.</summary>
public sealed class JobEndTests : IAsyncLifetime
{
    private const string Job = NodeService.Jobs + "j";
    private const string Other = Calls.Subscription + "/resourceGroups/other";
    private const string OtherWorkspace = Other + "/providers/Microsoft.BatchAI/workspaces/ws";
    private NodeService? _nodes;

    private NodeService Nodes => _nodes!;

    private string Gate => Path.Combine(Nodes.Root.Data.Path, "gate");

    // Asked to end, it takes its time until the gate is open.
    private string Stubborn => $"trap 'until [ -e {Gate} ]; do sleep 0.05; done; exit 1' TERM; echo up; while :; do sleep 0.05; done";

    public async Task InitializeAsync() => _nodes = await NodeService.StartAsync();

    public async Task DisposeAsync() => await Nodes.DisposeAsync();

    public static TheoryData<string> States => ["queued", "preparing", "running", "terminating"];

    [Theory]
    [MemberData(nameof(States))]
    public async Task Terminate_InAnyState_EndsTheJob(string state)
    {
        await BringIntoAsync(state);

        await TerminateAsync();
        await File.WriteAllTextAsync(Gate, "");

        await AssertTerminatedAsync("The specified job has been terminated by the user");
        await AssertNothingRunsAsync();
        using var again = await Nodes.Service.PostAsync(Job + "/terminate");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task Delete_InAnyState_EndsAndRemovesTheJob(string state)
    {
        await BringIntoAsync(state);

        await (await Nodes.Service.DeleteAsync(Job)).EmptyAsync(HttpStatusCode.Accepted);
        await File.WriteAllTextAsync(Gate, "");

        await NodeService.UntilAsync(async () => (await Nodes.Service.GetAsync(Job)).StatusCode == HttpStatusCode.NotFound, static () => "");
        await AssertNothingRunsAsync();
        await Nodes.SubmitAsync("j", "true");
        Assert.Equal("succeeded", (string?)(await Nodes.WaitForEndAsync("j"))["executionState"]);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task Restart_BetweenTerminateAndTheEnd_IsGoneOnWith(string state)
    {
        await BringIntoAsync(state);
        await TerminateAsync();

        await Nodes.RestartAsync();
        await File.WriteAllTextAsync(Gate, "");

        await AssertTerminatedAsync("The specified job has been terminated by the user");
        await AssertNothingRunsAsync();
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task Restart_BetweenDeleteAndTheEnd_IsGoneOnWith(string state)
    {
        await BringIntoAsync(state);
        await (await Nodes.Service.DeleteAsync(Job)).EmptyAsync(HttpStatusCode.Accepted);

        await Nodes.RestartAsync();
        await File.WriteAllTextAsync(Gate, "");

        await NodeService.UntilAsync(async () => (await Nodes.Service.GetAsync(Job)).StatusCode == HttpStatusCode.NotFound, static () => "");
        await AssertNothingRunsAsync();
    }

    [Theory]
    [InlineData(NodeService.Clusters + "c", "the cluster 'c' is being deleted")]
    [InlineData(OtherWorkspace, "the workspace 'ws' is being deleted")]
    [InlineData(Other, "the resource group 'other' is being deleted")]
    public async Task DeletedClusterOrItsParent_EndsJobsNamingTheCause(string deleted, string cause)
    {
        await MakeOtherAsync();
        await Nodes.PutClusterAsync("c", 1);
        var cluster = deleted.StartsWith(Other, StringComparison.Ordinal) ? OtherWorkspace + "/clusters/c" : NodeService.Clusters + "c";
        await Nodes.SubmitToAsync("j", "sleep 1000", cluster);
        await Nodes.SubmitToAsync("waiting", "true", cluster);
        await Nodes.WaitForJobAsync("j", "running");

        await (await Nodes.Service.DeleteAsync(deleted)).EmptyAsync(HttpStatusCode.Accepted);

        await AssertTerminatedAsync($"The specified job has been terminated: {cause}");
        Assert.Contains(("terminating", cause), await Nodes.HistoryAsync(NodeService.Jobs + "waiting"));
        await AssertNothingRunsAsync();
    }

    [Fact]
    public async Task DeletedWorkspace_InterruptedByARestart_KeepsItsCause()
    {
        await MakeOtherAsync();
        await Nodes.SubmitToAsync("j", Stubborn, OtherWorkspace + "/clusters/c");
        await Nodes.WaitForJobAsync("j", "running");
        await Nodes.SubmitToAsync("waiting", "true", OtherWorkspace + "/clusters/c");
        await (await Nodes.Service.DeleteAsync(OtherWorkspace)).EmptyAsync(HttpStatusCode.Accepted);

        await Nodes.RestartAsync();
        await File.WriteAllTextAsync(Gate, "");

        await AssertTerminatedAsync("The specified job has been terminated: the workspace 'ws' is being deleted");
        Assert.Equal("the workspace 'ws' is being deleted", (await Nodes.HistoryAsync(NodeService.Jobs + "waiting")).Single(t => t.State == "terminating").Cause);
    }

    [Fact]
    public async Task DeletedExperiment_EndsItsJobs()
    {
        await BringIntoAsync("running");

        await (await Nodes.Service.DeleteAsync(Calls.Experiment)).EmptyAsync(HttpStatusCode.Accepted);
        await File.WriteAllTextAsync(Gate, "");

        await NodeService.UntilAsync(async () => (await Nodes.Service.GetAsync(Calls.Experiment)).StatusCode == HttpStatusCode.NotFound, static () => "");
        await AssertNothingRunsAsync();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task DeletedAccount_EndsJobsThatMountItFirst(bool byCluster, bool withGroup)
    {
        await MakeOtherAsync();
        var account = $"{(withGroup ? Other : Calls.Subscription + "/resourceGroups/default")}/providers/Microsoft.Storage/storageAccounts/data1";
        await (await Nodes.Service.PutAsync(account, Bodies.Account)).ReadAsync();
        Nodes.Root.MakeShare("data1", "logs");
        var mounts = $$""" "mountVolumes":{"azureFileShares":[{{NodeService.LogsShare}},{{NodeService.LogsShare.Replace("acct", "data1", StringComparison.Ordinal).Replace("\"logs\"", "\"data\"", StringComparison.Ordinal)}}]}""";
        await Nodes.PutClusterAsync("c", 1, more: byCluster ? $$""","nodeSetup":{ {{mounts}} }""" : "");

        // To the last, its files are where it expects them.
        var root = byCluster ? "$AZ_BATCHAI_MOUNT_ROOT" : "$AZ_BATCHAI_JOB_MOUNT_ROOT";
        await Nodes.SubmitAsync("j", $"trap 'ls -d {root}/data/; exit 1' TERM; echo up; while :; do sleep 0.05; done", "c", byCluster ? "" : "," + mounts);
        await Nodes.SubmitAsync("waiting", "true", "c", byCluster ? "" : "," + mounts);
        await Nodes.SubmitAsync("apart", $"until [ -e {Gate} ]; do sleep 0.05; done");
        await WaitUntilUpAsync("j");
        await Nodes.WaitForJobAsync("apart", "running");

        using var deleted = await Nodes.Service.DeleteAsync(withGroup ? Other : account);
        Assert.Equal(withGroup ? HttpStatusCode.Accepted : HttpStatusCode.OK, deleted.StatusCode);

        var cause = withGroup ? "the storage account 'data1' is being deleted with the resource group 'other'" : "the storage account 'data1' is being deleted";
        var job = await AssertTerminatedAsync($"The specified job has been terminated: {cause}");
        Assert.Contains(("terminating", cause), await Nodes.HistoryAsync(Job));
        Assert.Contains("/data/", Nodes.TextOf(job, "stdout.txt"), StringComparison.Ordinal);
        Assert.Equal("failed", (string?)(await Nodes.WaitForEndAsync("waiting"))["executionState"]);
        await NodeService.UntilAsync(() => !Directory.Exists(Nodes.Root.Data.StorageAccount("data1")));
        Assert.Equal("running", (string?)(await Nodes.JobAsync("apart"))["executionState"]);
        await File.WriteAllTextAsync(Gate, "");
        Assert.Equal("succeeded", (string?)(await Nodes.WaitForEndAsync("apart"))["executionState"]);

        // Nodes stay; what they cannot mount any more is told by each job.
        await Nodes.SubmitAsync("later", "true", "c", byCluster ? "" : "," + mounts);
        Assert.Equal("AZFMountError", (string?)(await Nodes.WaitForEndAsync("later"))["executionInfo"]!["errors"]![0]!["code"]);
        Assert.Equal(1, NodeService.Count(await Nodes.ClusterAsync("c"), "idle"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WallClockTime_CountsFromTheStartOverRestarts(bool agentDies)
    {
        await Nodes.SubmitAsync("j", "sleep 1000", more: ""","constraints":{"maxWallClockTime":"PT3S"}""");
        await Nodes.WaitForJobAsync("j", "running");
        await NodeService.UntilAsync(() => Nodes.Tasks().Count == 1);

        await Nodes.StopAsync();
        if (agentDies) await Nodes.Root.EndAgentAsync();
        await Nodes.ServeAsync();

        var info = (await Nodes.WaitForEndAsync("j"))["executionInfo"]!;
        Assert.Equal((-1, "JobTimeLimitExceeded"), ((int)info["exitCode"]!, (string?)info["errors"]![0]!["code"]));
        Assert.True(TimeOf(info, "endTime") - TimeOf(info, "startTime") >= TimeSpan.FromSeconds(3));
        await AssertNothingRunsAsync();
    }

    private static DateTimeOffset TimeOf(JsonNode info, string name) => DateTimeOffset.Parse((string)info[name]!, CultureInfo.InvariantCulture);

    private async Task BringIntoAsync(string state)
    {
        if (state == "queued") await Nodes.ResizeAsync("local", 0);
        if (state == "preparing") await Nodes.SubmitAsync("j", "true", more: ""","jobPreparation":{"commandLine":"echo up; sleep 1000"}""");
        else await Nodes.SubmitAsync("j", Stubborn);
        if (state != "queued") await WaitUntilUpAsync("j");
        if (state == "terminating") await TerminateAsync();
        Assert.Equal(state == "preparing" ? "running" : state, (string?)(await Nodes.JobAsync("j"))["executionState"]);
        if (state == "queued") return;
        Assert.NotEmpty(Nodes.Tasks());
    }

    private async Task WaitUntilUpAsync(string name)
    {
        var job = await Nodes.WaitForJobAsync(name, "running");
        await NodeService.UntilAsync(() => new[] { "stdout.txt", "stdout-job_prep.txt" }.Any(file => File.Exists(Nodes.FileOf(job, file)) && Nodes.TextOf(job, file).Length > 0));
    }

    private async Task TerminateAsync() => await (await Nodes.Service.PostAsync(Job + "/terminate")).EmptyAsync(HttpStatusCode.Accepted);

    private async Task<JsonNode> AssertTerminatedAsync(string message)
    {
        var job = await Nodes.WaitForEndAsync("j");
        var error = job["executionInfo"]!["errors"]![0]!;
        Assert.Equal(("failed", "JobTerminated", message), ((string?)job["executionState"], (string?)error["code"], (string?)error["message"]));
        Assert.Null(job["executionInfo"]!["exitCode"]);
        return job;
    }

    private async Task AssertNothingRunsAsync()
    {
        await NodeService.UntilAsync(() => Nodes.Tasks().Count == 0);
        await Nodes.ResizeAsync("local", 1);
        await Nodes.WaitForIdleAsync("local", 1);
    }

    private async Task MakeOtherAsync()
    {
        await (await Nodes.Service.PutAsync(Other, Bodies.Group)).ReadAsync(HttpStatusCode.Created);
        await (await Nodes.Service.PutAsync(OtherWorkspace, Bodies.Workspace)).ReadAsync();
        await (await Nodes.Service.PutAsync(OtherWorkspace + "/clusters/c", Bodies.Cluster)).EmptyAsync(HttpStatusCode.Accepted);
    }
}
