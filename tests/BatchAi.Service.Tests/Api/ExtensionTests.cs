using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed class ExtensionTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private TestService Service => fixture.Service;

    [Fact]
    public async Task Job_WithTheHeader_HasWhatTheOldApiLacks()
    {
        const string Path = Calls.Experiment + "/jobs/extended";
        await Service.FollowAsync(await Service.PutAsync(Path, Bodies.Job()));

        Assert.Null((await Service.ReadAsync(Path))["properties"]!["batchAi"]);
        Assert.Equal((1, 0), CountsOf(await ReadExtendedAsync(Path)));
        var listed = (await ReadExtendedAsync(Calls.Experiment + "/jobs"))["value"]!.AsArray().Single(job => (string?)job!["name"] == "extended")!;
        Assert.Equal((1, 0), CountsOf(listed));
    }

    [Fact]
    public async Task History_OfAJob_TellsStatesTimesAndCauses()
    {
        const string Path = Calls.Experiment + "/jobs/historic";
        await Service.FollowAsync(await Service.PutAsync(Path, Bodies.Job()));
        await Service.FollowAsync(await Service.PostAsync(Path + "/terminate"));

        var history = await (await Service.SendAsync(HttpMethod.Get, $"/batchai/v1{Path}/history", version: "")).ReadAsync();

        Assert.Equal(["queued", "running", "terminating", "failed"], history["transitions"]!.AsArray().Select(change => (string)change!["state"]!).Where(state => state is not ("starting" or "succeeded")));
        Assert.All(history["transitions"]!.AsArray(), change => Assert.NotEmpty((string)change!["cause"]!));
        var attempt = Assert.Single(history["attempts"]!.AsArray())!;
        Assert.Equal("node-1", (string?)attempt["nodes"]![0]);
        Assert.NotNull(attempt["endTime"]);
    }

    [Fact]
    public async Task History_OfACluster_IsThere()
    {
        var history = await (await Service.SendAsync(HttpMethod.Get, $"/batchai/v1{Calls.Cluster}/history", version: "")).ReadAsync();

        Assert.NotEmpty(history["transitions"]!.AsArray());
        Assert.Null(history["attempts"]);
    }

    [Fact]
    public async Task History_OfNothing_IsNotFound()
    {
        using var answer = await Service.SendAsync(HttpMethod.Get, $"/batchai/v1{Calls.Experiment}/jobs/nothing/history", version: "");

        await answer.RefusedAsync(HttpStatusCode.NotFound, "JobNotFound");
    }

    [Fact]
    public async Task Service_TellsItsEndpoints()
    {
        var service = await (await Service.SendAsync(HttpMethod.Get, "/batchai/v1/service", version: "")).ReadAsync();

        Assert.Equal(Service.Endpoint.ToString(), (string?)service["managementEndpoint"]);
        Assert.NotNull(service["blobEndpoint"]);
        Assert.NotEmpty((string)service["version"]!);
    }

    [Fact]
    public async Task Capabilities_TellWhetherThereAreContainers()
    {
        var capabilities = await (await Service.SendAsync(HttpMethod.Get, "/batchai/v1/capabilities", version: "")).ReadAsync();

        Assert.False((bool)capabilities["containers"]!);
    }

    [Fact]
    public async Task Preempt_LowPriorityCluster_TellsTheNodesThatGo()
    {
        const string Path = Calls.Workspace + "/clusters/cheap";
        await Service.FollowAsync(await Service.PutAsync(Path, Bodies.Cluster.Replace("\"properties\":{", "\"properties\":{\"vmPriority\":\"lowpriority\",", StringComparison.Ordinal)));

        var answer = await (await PreemptAsync(Path, """{"nodeIds":["tvm-1_1-20180606t211853z-p"]}""")).ReadAsync();

        Assert.Equal("tvm-1_1-20180606t211853z-p", (string?)Assert.Single(answer["nodeIds"]!.AsArray()));
        Assert.Null(answer["nodeCount"]);
    }

    [Theory]
    [InlineData(Calls.Cluster, """{"nodeCount":1}""", HttpStatusCode.Conflict, "ClusterNotLowPriority")]
    [InlineData(Calls.Workspace + "/clusters/none", """{"nodeCount":1}""", HttpStatusCode.NotFound, "ClusterNotFound")]
    [InlineData(Calls.Cluster, "{}", HttpStatusCode.BadRequest, "ExactlyOne")]
    [InlineData(Calls.Cluster, """{"nodeCount":1,"nodeIds":["a"]}""", HttpStatusCode.BadRequest, "ExactlyOne")]
    [InlineData(Calls.Cluster, """{"nodeCount":0}""", HttpStatusCode.BadRequest, "OutOfRange")]
    [InlineData(Calls.Cluster, """{"nodeIds":[]}""", HttpStatusCode.BadRequest, "OutOfRange")]
    [InlineData(Calls.Cluster, """{"nodeIds":[null]}""", HttpStatusCode.BadRequest, "OutOfRange")]
    [InlineData(Calls.Cluster, """{"nodeCount":"many"}""", HttpStatusCode.BadRequest, "InvalidRequestContent")]
    public async Task Preempt_WhatCannotBe_IsRefused(string cluster, string body, HttpStatusCode status, string code) =>
        await (await PreemptAsync(cluster, body)).RefusedAsync(status, code);

    private Task<HttpResponseMessage> PreemptAsync(string cluster, string body) => Service.SendAsync(HttpMethod.Post, $"/batchai/v1{cluster}/preempt", body, version: "");

    private static (int Attempt, int Requeues) CountsOf(JsonNode job) => ((int)job["properties"]!["batchAi"]!["attempt"]!, (int)job["properties"]!["batchAi"]!["requeueCount"]!);

    private async Task<JsonNode> ReadExtendedAsync(string path)
    {
        await Service.Engine!.Told;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?{Calls.Version}");
        request.Headers.Add("x-batchai-extensions", "1");
        return await (await Service.Client.SendAsync(request)).ReadAsync();
    }
}
