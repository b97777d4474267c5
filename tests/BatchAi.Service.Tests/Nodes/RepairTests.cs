using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Nodes.Support;

namespace BatchAi.Service.Tests.Nodes;

/// <summary>Nodes that are unusable: why, and others in their places.</summary>
public sealed class RepairTests : IAsyncLifetime
{
    private NodeService? _nodes;

    private NodeService Nodes => _nodes!;

    private string Cause => Path.Combine(Nodes.Root.Data.Path, "cause");

    public async Task InitializeAsync()
    {
        _nodes = await NodeService.StartAsync();
        await File.WriteAllTextAsync(Cause, "");
    }

    public async Task DisposeAsync() => await Nodes.DisposeAsync();

    [Fact]
    public async Task UnusableNodes_AreExplainedAndReplacedWhenTheCauseIsGone()
    {
        await PutAsync(2);
        var before = await DiagnoseAsync();

        Assert.StartsWith("The cluster has 2 nodes: 2 unusable. Node setup failed", (string?)before["summary"], StringComparison.Ordinal);
        Assert.Contains("Repair-BatchAiCluster c", Texts(before["recommendedActions"]!));
        Assert.All(before["nodes"]!.AsArray(), node => Assert.Equal(("unusable", "NodeSetupFailed"), ((string?)node!["state"], (string?)node["error"]!["code"])));

        // Without mending the cause it comes back to the same.
        Assert.Equal(2, (await RepairAsync()).Count);
        await WaitForUnusableAsync(2);
        File.Delete(Cause);
        var gone = await RepairAsync();
        await Nodes.WaitForIdleAsync("c", 2);

        var nodes = await NodesAsync();
        Assert.All(nodes, node => Assert.Equal("idle", (string?)node["state"]));
        Assert.Empty(gone.Intersect(nodes.Select(node => (string)node["nodeId"]!)));
        Assert.EndsWith("Nothing is wrong with it.", (string?)(await DiagnoseAsync())["summary"], StringComparison.Ordinal);
        Assert.Contains(await Nodes.HistoryAsync(NodeService.Clusters + "c"), change => change.Cause == "2 nodes were unusable, and are replaced on request");
        Assert.Empty(await RepairAsync());
    }

    [Fact]
    public async Task Repair_AfterARestart_Works()
    {
        await PutAsync(1);
        await Nodes.RestartAsync();
        await WaitForUnusableAsync(1);
        var id = (string)(await NodesAsync()).Single()["nodeId"]!;
        File.Delete(Cause);

        Assert.Equal([id], await RepairAsync($$"""{"nodeIds":["{{id}}"]}"""));
        await Nodes.RestartAsync();
        await Nodes.WaitForIdleAsync("c", 1);

        Assert.NotEqual(id, (string?)(await NodesAsync()).Single()["nodeId"]);
    }

    [Fact]
    public async Task Repair_OfANodeThatIsFine_LeavesIt()
    {
        await Nodes.WaitForIdleAsync("local", 1);
        var id = (string)(await NodesAsync("local")).Single()["nodeId"]!;

        Assert.Empty(await RepairAsync($$"""{"nodeIds":["{{id}}"]}""", "local"));
        await (await PostAsync("""{"nodeIds":["none"]}""", "local")).RefusedAsync(HttpStatusCode.NotFound, "NodeNotFound");
        await (await PostAsync(null, "none")).RefusedAsync(HttpStatusCode.NotFound, "ClusterNotFound");
        await (await PostAsync("no json", "local")).RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");
    }

    [Fact]
    public async Task Nodes_TellTheirJobs()
    {
        await Nodes.WaitForIdleAsync("local", 1);
        await Nodes.SubmitAsync("holder", "sleep 1000");
        await Nodes.WaitForJobAsync("holder", "running");

        var node = Assert.Single(await NodesAsync("local"));

        Assert.Equal("running", (string?)node["state"]);
        Assert.EndsWith("/jobs/holder", (string?)node["jobId"], StringComparison.Ordinal);
    }

    private async Task PutAsync(int nodes)
    {
        await Nodes.PutClusterAsync("c", nodes, more: $$$""","nodeSetup":{"setupTask":{"commandLine":"[ ! -e {{{Cause}}} ]","stdOutErrPathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/logs"},"mountVolumes":{"azureFileShares":[{{{NodeService.LogsShare}}}]}}""");
        await WaitForUnusableAsync(nodes);
    }

    private Task<JsonNode> WaitForUnusableAsync(int nodes) => Nodes.WaitForClusterAsync("c", c => NodeService.Count(c, "unusable") == nodes && (string?)c["allocationState"] == "steady");

    private Task<JsonNode> DiagnoseAsync() => Nodes.Service.ReadAsync($"/batchai/v1{NodeService.Clusters}c/diagnostic");

    private async Task<IReadOnlyList<JsonNode>> NodesAsync(string cluster = "c") => [.. (await Nodes.Service.ReadAsync($"/batchai/v1{NodeService.Clusters}{cluster}/nodes"))["value"]!.AsArray().Select(node => node!)];

    private Task<HttpResponseMessage> PostAsync(string? body, string cluster) => Nodes.Service.SendAsync(HttpMethod.Post, $"/batchai/v1{NodeService.Clusters}{cluster}/repair", body, version: "");

    private async Task<IReadOnlyList<string>> RepairAsync(string? body = null, string cluster = "c") => Texts((await (await PostAsync(body, cluster)).ReadAsync())["nodeIds"]!);

    private static IReadOnlyList<string> Texts(JsonNode list) => [.. list.AsArray().Select(item => (string)item!)];
}
