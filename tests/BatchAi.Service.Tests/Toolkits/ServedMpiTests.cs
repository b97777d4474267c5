using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Nodes.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Toolkits;

/// <summary>Ends of jobs whose ranks run on two nodes of a service: somebody's, a preparation's, and that of a node.</summary>
public sealed class ServedMpiTests : IAsyncLifetime
{
    private const string Job = NodeService.Jobs + "j";
    private NodeService? _nodes;

    private NodeService Nodes => _nodes!;

    private string Gate => Path.Combine(Nodes.Root.Data.Path, "gate");

    // Ranks that are up say so on the share, and go on once the gate is open.
    private string Waiting => $"echo up > $AZ_BATCHAI_STDOUTERR_DIR/rank-$RANK; until [ -e {Gate} ]; do sleep 0.05; done; echo rank $RANK of $WORLD_SIZE";

    public async Task InitializeAsync()
    {
        _nodes = await NodeService.StartAsync();
        await Nodes.PutClusterAsync("two", 2);
        await Nodes.WaitForIdleAsync("two", 2);
    }

    public async Task DisposeAsync() => await Nodes.DisposeAsync();

    [MpirunFact]
    public async Task NodeThatIsTakenAway_BringsTheJobBackToTheQueue_AndItSucceedsWithTwoAgain()
    {
        await SubmitAsync(Waiting);
        await WaitForRanksAsync(4);

        await Nodes.ResizeAsync("two", 1);
        await Nodes.WaitForJobAsync("j", "queued");
        await NodeService.UntilAsync(() => Nodes.Tasks().Count == 0);
        await File.WriteAllTextAsync(Gate, "");
        await Nodes.WaitForClusterAsync("two", cluster => NodeService.Count(cluster, "idle") == 1);
        Assert.Equal("queued", (string?)(await Nodes.JobAsync("j"))["executionState"]);
        await Nodes.ResizeAsync("two", 2);

        var job = await Nodes.WaitForEndAsync("j");
        Assert.Equal("succeeded", (string?)job["executionState"]);
        Assert.Equal(["rank 0 of 4", "rank 1 of 4", "rank 2 of 4", "rank 3 of 4"], Nodes.TextOf(job, "stdout.txt").TrimEnd().Split('\n').Order(StringComparer.Ordinal));
        Assert.Contains(await Nodes.HistoryAsync(Job), step => step.State == "queued" && step.Cause.Contains("made smaller", StringComparison.Ordinal));
    }

    [MpirunFact]
    public async Task Terminate_EndsAllRanksOnAllNodes()
    {
        await SubmitAsync(Waiting);
        await WaitForRanksAsync(4);

        await (await Nodes.Service.PostAsync(Job + "/terminate")).EmptyAsync(HttpStatusCode.Accepted);

        var info = (await Nodes.WaitForEndAsync("j"))["executionInfo"]!;
        Assert.Equal("JobTerminated", (string?)info["errors"]![0]!["code"]);
        Assert.Null(info["exitCode"]);
        await AssertNothingIsLeftAsync();
    }

    [MpirunFact]
    public async Task RankThatFails_FailsTheJobWithItsCodeAndEndsTheOthers()
    {
        await SubmitAsync("[ $RANK = 3 ] && exit 7; " + Waiting);

        var job = await Nodes.WaitForEndAsync("j");

        Assert.Equal(("failed", 7), ((string?)job["executionState"], (int)job["executionInfo"]!["exitCode"]!));
        await AssertNothingIsLeftAsync();
    }

    [MpirunFact]
    public async Task PreparationThatFailsOnOneNode_FailsTheJobBeforeAnyRankStarts()
    {
        await SubmitAsync("echo ran", preparation: "[ $AZ_BATCHAI_IS_CURRENT_NODE_MASTER = true ] || { echo cannot prepare >&2; exit 4; }");

        var job = await Nodes.WaitForEndAsync("j");

        var error = job["executionInfo"]!["errors"]![0]!;
        Assert.Equal(("failed", "JobPreparationFailed"), ((string?)job["executionState"], (string?)error["code"]));
        var folder = Path.GetDirectoryName(Nodes.FileOf(job, "stderr.txt"))!;
        Assert.Contains("cannot prepare\n", Directory.GetFiles(folder, "stderr-job_prep*").Select(File.ReadAllText));
        Assert.DoesNotContain("ran\n", Directory.GetFiles(folder, "stdout*").Select(File.ReadAllText));
        await AssertNothingIsLeftAsync();
    }

    private async Task SubmitAsync(string command, string? preparation = null)
    {
        var properties = JsonNode.Parse($$$"""
            {"cluster":{"id":"{{{NodeService.Clusters}}}two"},"nodeCount":2,"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
             "customMpiSettings":{"commandLine":"{{{JsonEncodedText.Encode(command)}}}","processCount":4},"mountVolumes":{"azureFileShares":[{{{NodeService.LogsShare}}}]} }
            """)!.AsObject();
        if (preparation is not null) properties["jobPreparation"] = new JsonObject { ["commandLine"] = preparation };
        using var answer = await Nodes.Service.PutAsync(Job, new JsonObject { ["properties"] = properties }.ToJsonString());
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
    }

    private async Task WaitForRanksAsync(int count)
    {
        var job = await Nodes.WaitForJobAsync("j", "running");
        await NodeService.UntilAsync(() => Enumerable.Range(0, count).All(rank => File.Exists(Nodes.FileOf(job, $"rank-{rank}"))));
    }

    private async Task AssertNothingIsLeftAsync()
    {
        await NodeService.UntilAsync(() => Nodes.Tasks().Count == 0 && SystemProcesses.Mentioning(Gate).Count == 0);
        await Nodes.WaitForIdleAsync("two", 2);
    }
}
