using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api.Earlier;

/// <summary>What the versions of the API see of each other, and what they answer to what is not theirs.</summary>
public sealed class EarlierViewTests : IAsyncLifetime
{
    private const string Provider = Calls.Provider;
    private TestService? _service;

    private TestService Service => _service!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync();

    public async Task DisposeAsync() => await Service.DisposeAsync();

    [Theory]
    [MemberData(nameof(EarlierCalls.Versions), MemberType = typeof(EarlierCalls))]
    public async Task ResourcesOfToday_InTheDefaultWorkspace_AreSeenByEarlierVersions(string version)
    {
        const string More = ""","customMpiSettings":{"commandLine":"true"},"schedulingPriority":"high","containerSettings":{"imageSourceRegistry":{"image":"u"},"shmSize":"1g"}""";
        var body = Bodies.Job().Replace(""","secrets":""", More + ""","secrets":""", StringComparison.Ordinal).Replace("""
            "customToolkitSettings":{"commandLine":"true"},
            """.Trim(), "", StringComparison.Ordinal);
        await Service.FollowAsync(await Service.PutAsync(Calls.Experiment + "/jobs/new", body));

        var job = await Service.ReadAsync(version, Provider + "/jobs/new");
        var cluster = await Service.ReadAsync(version, Provider + "/clusters/local");

        PublishedDescription.AssertIs(version, "Job", job);
        PublishedDescription.AssertIs(version, "Cluster", cluster);
        Assert.Equal((1000, "local"), ((int)job["properties"]!["priority"]!, (string?)job["location"]));
        Assert.Equal("local", (string?)cluster["location"]);
        Assert.Equal([Provider + "/clusters/local"], await IdsAsync(version, Provider + "/clusters"));
        Assert.Equal([Provider + "/jobs/new"], await IdsAsync(version, Provider + "/jobs"));
    }

    [Theory]
    [MemberData(nameof(EarlierCalls.Versions), MemberType = typeof(EarlierCalls))]
    public async Task ResourcesOfEarlierVersions_AreSeenByToday(string version)
    {
        await Service.EndAsync(await Service.AskAsync(version, HttpMethod.Put, Provider + "/jobs/old", EarlierCalls.Job(Provider, ""","priority":3""", cluster: "local")));

        var job = await Service.ReadAsync(Calls.Experiment + "/jobs/old");

        PublishedDescription.AssertIs("2018-05-01", "ResourceId", job["properties"]!["cluster"]);
        Assert.Equal(("high", "default", Calls.Cluster), ((string?)job["properties"]!["schedulingPriority"], (string?)job["properties"]!["experimentName"], (string?)job["properties"]!["cluster"]!["id"]));
        Assert.Null(job["location"]);
        Assert.EndsWith(version == EarlierCalls.Preview ? "/default/jobs/old" : "/default/jobs/old/" + Uuid(job), (string?)job["properties"]!["jobOutputDirectoryPathSegment"], StringComparison.Ordinal);
        await Service.FollowAsync(await Service.DeleteAsync(Calls.Experiment + "/jobs/old"));
        Assert.Empty((await Service.ReadAsync(version, Provider + "/jobs"))["value"]!.AsArray());
    }

    [Fact]
    public async Task OtherWorkspacesAndExperiments_AreNotSeen()
    {
        await (await Service.PutAsync(Provider + "/workspaces/other", Bodies.Workspace)).ReadAsync();
        await Service.FollowAsync(await Service.PutAsync(Provider + "/workspaces/other/clusters/hidden", Bodies.Cluster));
        await (await Service.PutAsync(Calls.Workspace + "/experiments/other")).ReadAsync();
        await Service.FollowAsync(await Service.PutAsync(Calls.Workspace + "/experiments/other/jobs/hidden", Bodies.Job()));

        Assert.Equal([Provider + "/clusters/local"], await IdsAsync(EarlierCalls.March, Provider + "/clusters"));
        Assert.Empty(await IdsAsync(EarlierCalls.March, Provider + "/jobs"));
        Assert.Equal([Provider + "/clusters/local"], await IdsAsync(EarlierCalls.March, Calls.Subscription + "/providers/Microsoft.BatchAI/clusters"));
        await (await Service.AskAsync(EarlierCalls.March, HttpMethod.Get, Provider + "/jobs/hidden")).RefusedAsync(HttpStatusCode.NotFound, "ResourceNotFound");
    }

    [Fact]
    public async Task Lists_OfASubscription_GoThroughItsGroupsInPages()
    {
        foreach (var group in (string[])["one", "two"])
        {
            await (await Service.PutAsync($"{Calls.Subscription}/resourceGroups/{group}", Bodies.Group)).ReadAsync(HttpStatusCode.Created);
            Assert.Empty((await Service.ReadAsync(EarlierCalls.March, $"{Calls.Subscription}/resourceGroups/{group}/providers/Microsoft.BatchAI/clusters"))["value"]!.AsArray());
            await PutClusterAsync($"{Calls.Subscription}/resourceGroups/{group}/providers/Microsoft.BatchAI/clusters/c");
        }

        var names = new List<string?>();
        var url = new Uri($"{Calls.Subscription}/providers/Microsoft.BatchAI/clusters?api-version={EarlierCalls.March}&maxresults=2&$filter=x&$select=y", UriKind.Relative);
        while (url is not null)
        {
            using var answer = await Service.Client.GetAsync(url);
            Assert.Equal(2, answer.Headers.GetValues("Warning").Count());
            var page = await answer.ReadAsync();
            PublishedDescription.AssertIs(EarlierCalls.March, "ClusterListResult", page);
            names.AddRange(page["value"]!.AsArray().Select(item => ((string)item!["id"]!).Split('/')[4]));
            url = (string?)page["nextLink"] is { } next ? new Uri(next) : null;
        }

        Assert.Equal(["default", "one", "two"], names);
        Assert.Empty((await Service.ReadAsync(EarlierCalls.March, "/subscriptions/other/providers/Microsoft.BatchAI/clusters"))["value"]!.AsArray());
    }

    [Fact]
    public async Task TagsOnAClusterOfToday_AreKeptForEarlierVersionsAlone()
    {
        await (await Service.AskAsync(EarlierCalls.March, HttpMethod.Patch, Provider + "/clusters/local", """{"tags":{"a":"b"}}""")).ReadAsync();

        Assert.Equal("b", (string?)(await Service.ReadAsync(EarlierCalls.Preview, Provider + "/clusters/local"))["tags"]!["a"]);
        Assert.Null((await Service.ReadAsync(Calls.Cluster))["tags"]);
    }

    [Fact]
    public async Task NamesWithDots_AreTakenByEarlierVersionsAndReadByToday()
    {
        await PutClusterAsync(Provider + "/clusters/my.cluster");

        Assert.Equal("my.cluster", (string?)(await Service.ReadAsync(Calls.Workspace + "/clusters/my.cluster"))["name"]);
        await (await Service.PutAsync(Calls.Workspace + "/clusters/new.cluster", Bodies.Cluster)).RefusedAsync(HttpStatusCode.BadRequest, "InvalidName");
        await (await Service.AskAsync(EarlierCalls.March, HttpMethod.Put, Provider + "/clusters/dots..", EarlierCalls.Cluster())).RefusedAsync(HttpStatusCode.BadRequest, "InvalidResourceName");
    }

    [Fact]
    public async Task MissingResource_IsToldAsTheFrontDoorDid()
    {
        var error = await (await Service.AskAsync(EarlierCalls.March, HttpMethod.Get, Provider + "/jobs/job")).RefusedAsync(HttpStatusCode.NotFound, "ResourceNotFound");

        Assert.Equal("The Resource 'Microsoft.BatchAI/jobs/job' under resource group 'default' was not found.", (string?)error["message"]);
    }

    [Fact]
    public async Task FaultyRequest_IsToldWithPlaceAndFlatIds()
    {
        var faulty = await (await Service.AskAsync(EarlierCalls.March, HttpMethod.Put, Provider + "/jobs/j", """{"properties":{"priority":5000}}""")).RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");
        var lost = await (await Service.AskAsync(EarlierCalls.March, HttpMethod.Put, Provider + "/jobs/j", EarlierCalls.Job(Provider, cluster: "nothing"))).RefusedAsync(HttpStatusCode.BadRequest, "ClusterNotFound");

        Assert.Contains(faulty["details"]!.AsArray(), detail => ((string)detail!["message"]!).Contains("Line 1, column 27", StringComparison.Ordinal));
        Assert.Contains($"'{Provider}/clusters/nothing'", (string?)lost["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Calls.Workspace, EarlierCalls.March, "/jobs/{job}")]
    [InlineData(Calls.Experiment + "/jobs/j", EarlierCalls.Preview, "/jobs/{job}")]
    [InlineData(Provider + "/jobs/j", "2018-05-01", "/workspaces/{workspace}/experiments/{experiment}/jobs/{job}")]
    [InlineData(Calls.Subscription + "/providers/Microsoft.BatchAI/clusters", "2018-05-01", "/workspaces/{workspace}")]
    [InlineData(Calls.Subscription + "/providers/Microsoft.BatchAI/locations/eastus/usages", EarlierCalls.Preview, "2018-03-01")]
    public async Task PathOfAnotherVersion_IsRefusedWithWhereToGo(string path, string version, string words)
    {
        var error = await (await Service.AskAsync(version, HttpMethod.Get, path)).RefusedAsync(HttpStatusCode.BadRequest, "InvalidApiVersionParameter");

        Assert.Contains($"not part of api-version {version}", (string?)error["message"], StringComparison.Ordinal);
        Assert.Contains(words, (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OperationsAndUsages_AreListedForTheVersionsThatHadThem()
    {
        foreach (var version in (string[])[EarlierCalls.March, EarlierCalls.Preview])
        {
            PublishedDescription.AssertIs(version, "OperationListResult", await Service.ReadAsync(version, "/providers/Microsoft.BatchAI/operations"));
        }

        PublishedDescription.AssertIs(EarlierCalls.March, "ListUsagesResult", await Service.ReadAsync(EarlierCalls.March, Calls.Subscription + "/providers/Microsoft.BatchAI/locations/eastus/usages"));
    }

    [Fact]
    public async Task Versions_AreToldToWhoAsks()
    {
        var service = await (await Service.SendAsync(HttpMethod.Get, "/batchai/v1/service", version: "")).ReadAsync();
        var provider = await (await Service.SendAsync(HttpMethod.Get, Calls.Subscription + "/providers/Microsoft.BatchAI", version: "api-version=2018-05-01")).ReadAsync();

        Assert.Equal(["2018-05-01", "2018-03-01", "2017-09-01-preview"], service["apiVersions"]!.AsArray().Select(version => (string?)version));
        var jobs = provider["resourceTypes"]!.AsArray().Single(type => (string?)type!["resourceType"] == "jobs")!;
        Assert.Equal(["2018-03-01", "2017-09-01-preview"], jobs["apiVersions"]!.AsArray().Select(version => (string?)version));
    }

    private async Task PutClusterAsync(string path) => await Service.EndAsync(await Service.AskAsync(EarlierCalls.March, HttpMethod.Put, path, EarlierCalls.Cluster()));

    private async Task<string[]> IdsAsync(string version, string list) =>
        [.. (await Service.ReadAsync(version, list))["value"]!.AsArray().Select(item => (string)item!["id"]!)];

    private static string Uuid(JsonNode job) => ((string)job["properties"]!["jobOutputDirectoryPathSegment"]!).Split('/')[^1];
}
