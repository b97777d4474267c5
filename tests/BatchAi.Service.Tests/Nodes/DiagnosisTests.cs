using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Nodes.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>Why jobs wait and why they failed, as the service tells it of real ones.</summary>
public sealed class DiagnosisTests : IAsyncLifetime
{
    private NodeService? _nodes;

    private NodeService Nodes => _nodes!;

    public async Task InitializeAsync()
    {
        _nodes = await NodeService.StartAsync();
        await Nodes.WaitForIdleAsync("local", 1);
    }

    public async Task DisposeAsync() => await Nodes.DisposeAsync();

    [Fact]
    public async Task Success_SaysSo()
    {
        var (said, _) = await EndAsync("good", "echo hi");

        Assert.EndsWith("Nothing is wrong with it.", Text(said, "summary"), StringComparison.Ordinal);
        Assert.Equal(("succeeded", 0, 1, "hi"), (Text(said, "state"), (int?)said["exitCode"], (int?)said["attempt"], Lines(said, "stdout.txt").Single()));
        Assert.Null(said["code"]);
        Assert.NotEmpty(Lines(said, "execution.log"));
        Assert.Contains(Actions(said), action => action.Contains("Get-BatchAiJobFile", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failure_TellsExitCodeMeaningLastLinesAndWhatToDo()
    {
        var (said, _) = await EndAsync("bad", "for i in $(seq 30); do echo line $i; done; echo \"key is $KEY\" >&2; nonexisting-command", ""","secrets":[{"name":"KEY","value":"top-secret"}]""");

        Assert.Equal(("JobFailed", 127, "There is no command 'nonexisting-command': check its spelling, or install it in the job's preparation."), (Text(said, "code"), (int?)said["exitCode"], Text(said, "exitCodeMeaning")));
        Assert.StartsWith("The job failed", Text(said, "summary"), StringComparison.Ordinal);
        Assert.EndsWith("exit code 127. There is no command 'nonexisting-command': check its spelling, or install it in the job's preparation.", Text(said, "summary"), StringComparison.Ordinal);
        Assert.Empty(said["hints"]!.AsArray());
        Assert.Equal("stderr.txt", (string?)said["logs"]![0]!["name"]);
        Assert.Equal("key is ***", Lines(said, "stderr.txt")[0]);
        Assert.Equal(Enumerable.Range(11, 20).Select(i => $"line {i}"), Lines(said, "stdout.txt"));
        Assert.Contains("Restart-BatchAiJob bad", Actions(said));
        Assert.DoesNotContain("top-secret", said.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailureOfAPreparation_ShowsItsLinesFirst()
    {
        var (said, _) = await EndAsync("prep", "true", ""","jobPreparation":{"commandLine":"echo oh no >&2; exit 4"}""");

        Assert.Equal(("JobPreparationFailed", "preparation", "stderr-job_prep.txt", "oh no"), (Text(said, "code"), Text(said, "failedStep"), (string?)said["logs"]![0]!["name"], Lines(said, "stderr-job_prep.txt").Single()));
    }

    [Fact]
    public async Task Kill_IsExplained()
    {
        var (said, _) = await EndAsync("killed", "kill -9 $$");

        Assert.Contains("memory runs out", Text(said, "summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimeLimit_LeadsToALongerOne()
    {
        var (said, _) = await EndAsync("slow", "sleep 1000", ""","constraints":{"maxWallClockTime":"PT1S"}""");

        Assert.Contains("stopped at the time limit", Text(said, "summary"), StringComparison.Ordinal);
        Assert.Contains(Actions(said), action => action.Contains("-MaxWallClockTime", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MissingShare_LeadsToTheCommandThatMakesIt()
    {
        var (said, _) = await EndAsync("unmounted", "true", $$$""","mountVolumes":{"azureFileShares":[{{{NodeService.LogsShare}}},{"accountName":"acct","azureFileUrl":"https://acct.file.core.windows.net/none","relativeMountPath":"none","credentials":{}}]}""");

        Assert.Equal("AZFMountError", Text(said, "code"));
        Assert.Equal("New-BatchAiFileShare none -StorageAccount acct", Actions(said).First());
        Assert.NotEmpty(said["warnings"]!.AsArray());
    }

    [Fact]
    public async Task OutputOnNoMount_IsReadFromTheNode()
    {
        using var answer = await Nodes.Service.PutAsync(NodeService.Jobs + "own", Bodies.Job("echo here; exit 3").Replace("\"/tmp\"", "\"$AZ_BATCHAI_JOB_TEMP\"", StringComparison.Ordinal));
        await Nodes.WaitForEndAsync("own");

        var said = await DiagnoseAsync("own");
        Assert.Equal(["here"], Lines(said, "stdout.txt"));
        Assert.DoesNotContain(Actions(said), action => action.Contains("Watch-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("outside", "{data}/outside", "lies on no mount")]
    [InlineData("unmounted", "$AZ_BATCHAI_MOUNT_ROOT/nothere", "$AZ_BATCHAI_MOUNT_ROOT/nothere")]
    public async Task SuccessWithOutputOnNoMount_LeadsToAShare(string job, string prefix, string warning)
    {
        prefix = prefix.Replace("{data}", Nodes.Root.Data.Path, StringComparison.Ordinal);
        using var answer = await Nodes.Service.PutAsync(NodeService.Jobs + job, Bodies.Job("echo here").Replace("\"/tmp\"", $"\"{prefix}\"", StringComparison.Ordinal));
        await Nodes.WaitForEndAsync(job);

        var said = await DiagnoseAsync(job);

        Assert.Equal("succeeded", Text(said, "state"));
        Assert.EndsWith("Its output lies on no mount of this service: it cannot be listed.", Text(said, "summary"), StringComparison.Ordinal);
        Assert.Contains(said["warnings"]!.AsArray(), words => ((string)words!).Contains(warning, StringComparison.Ordinal));
        Assert.Equal(
            [
                $"Export-BatchAiJobConfig {job} -Path {job}.json",
                $"New-BatchAiJob {job}.json {job}-mounted -Mount (Get-BatchAiFileShare NAME -StorageAccount ACCOUNT) -StdOutErrPathPrefix '$AZ_BATCHAI_JOB_MOUNT_ROOT/NAME'",
            ],
            Actions(said));
    }

    [Fact]
    public async Task HostileOutput_LeadsNowhereAndCommandsNothing()
    {
        await File.WriteAllTextAsync(Path.Combine(Nodes.Root.Data.Path, "outside.txt"), "outside");
        var (said, _) = await EndAsync("evil", $"cd $AZ_BATCHAI_STDOUTERR_DIR; ln -s {Nodes.Root.Data.Path}/outside.txt stderr-link.txt; mkfifo stderr-pipe.txt; mkdir stderr-folder.txt; printf 'a\\033[2J##vso[task.complete]\\n' >&2; exit 1");

        Assert.DoesNotContain("outside", said["logs"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["a## vso[task.complete]"], Lines(said, "stderr.txt"));
    }

    [Fact]
    public async Task Waiting_TellsReasonPlaceAndCommand()
    {
        await Nodes.SubmitAsync("holder", "sleep 1000");
        await Nodes.WaitForJobAsync("holder", "running");
        await Nodes.SubmitAsync("next", "true");
        using var large = await Nodes.Service.PutAsync(NodeService.Jobs + "large", Bodies.Job().Replace("\"nodeCount\":1", "\"nodeCount\":4", StringComparison.Ordinal));

        var (holder, next, big) = (await DiagnoseAsync("holder"), await DiagnoseAsync("next"), await DiagnoseAsync("large"));

        Assert.StartsWith("The job has been running for", Text(holder, "summary"), StringComparison.Ordinal);
        Assert.StartsWith("The job waits at place 1 of the queue of the cluster 'local'. The job needs 1 node; 0 are idle", Text(next, "summary"), StringComparison.Ordinal);
        Assert.Equal((1, 2), ((int?)next["queuePosition"], (int?)big["queuePosition"]));
        Assert.Equal("Update-BatchAiCluster local -NodeCount 4", Actions(big).First());
        Assert.Contains("needs 4 nodes", Text(big, "waitReason"), StringComparison.Ordinal);
        Assert.Equal(2, (int?)next["cluster"]!["waitingJobs"]);
    }

    [Fact]
    public async Task EndByItsUser_SaysSo()
    {
        await Nodes.SubmitAsync("ended", "sleep 1000");
        await Nodes.WaitForJobAsync("ended", "running");
        (await Nodes.Service.PostAsync(NodeService.Jobs + "ended/terminate")).Dispose();
        await Nodes.WaitForEndAsync("ended");

        Assert.Contains("terminated by the user", Text(await DiagnoseAsync("ended"), "summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletedCluster_LeavesADiagnosis()
    {
        await Nodes.PutClusterAsync("gone", 1);
        await Nodes.SubmitAsync("orphan", "sleep 1000", "gone");
        await Nodes.WaitForJobAsync("orphan", "running");
        (await Nodes.Service.DeleteAsync(NodeService.Clusters + "gone")).Dispose();
        await Nodes.WaitForEndAsync("orphan");
        await NodeService.UntilAsync(async () => (await Nodes.Service.GetAsync(NodeService.Clusters + "gone")).StatusCode == HttpStatusCode.NotFound, () => "");

        var said = await DiagnoseAsync("orphan");

        Assert.Contains("the cluster 'gone' is being deleted", Text(said, "summary"), StringComparison.Ordinal);
        Assert.Null(said["cluster"]);
    }

    [Fact]
    public async Task Nothing_IsNotFound() =>
        await (await Nodes.Service.SendAsync(HttpMethod.Get, $"/batchai/v1{NodeService.Jobs}none/diagnostic", version: "")).RefusedAsync(HttpStatusCode.NotFound, "JobNotFound");

    private async Task<(JsonNode Said, JsonNode Job)> EndAsync(string name, string command, string more = "")
    {
        await Nodes.SubmitAsync(name, command, more: more);
        var job = await Nodes.WaitForEndAsync(name);
        return (await DiagnoseAsync(name), job);
    }

    private async Task<JsonNode> DiagnoseAsync(string job) => await Nodes.Service.ReadAsync($"/batchai/v1{NodeService.Jobs}{job}/diagnostic");

    private static string Text(JsonNode said, string member) => (string?)said[member] ?? "";

    private static IReadOnlyList<string> Lines(JsonNode said, string file) =>
        [.. said["logs"]!.AsArray().Single(log => (string?)log!["name"] == file)!["lines"]!.AsArray().Select(line => (string)line!)];

    private static IEnumerable<string> Actions(JsonNode said) => said["recommendedActions"]!.AsArray().Select(action => (string)action!);
}
