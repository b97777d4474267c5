using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

/// <summary>Many jobs with one request.</summary>
public sealed class JobBatchTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Jobs = Calls.Experiment + "/jobs";

    private TestService Service => fixture.Service;

    [Fact]
    public async Task Create_GoodAndBad_EachIsWholeOrNotThere()
    {
        await Service.PutAsync(Jobs + "/taken", Bodies.Job("exit 3"));

        var results = await CreateAsync(Body([
            Item("good"), Item("taken"), Item("bad", ""","nodeCount":0"""), Item("with space"), Item("good"), Item("good", ""","nodeCount":2"""), """{"properties":{}}""", "7",
        ]));

        Assert.Equal(["created", "failed", "failed", "failed", "exists", "failed", "failed", "failed"], results.Select(r => (string)r!["status"]!));
        Assert.Equal(["good", "taken", "bad", "with space", "good", "good", null, null], results.Select(r => (string?)r!["name"]));
        Assert.Equal(
            [null, "JobAlreadyExists", "InvalidRequestContent", "InvalidResourceName", null, "JobAlreadyExists", "InvalidRequestContent", "InvalidRequestContent"],
            results.Select(r => (string?)r!["error"]?["code"]));
        Assert.Equal([null, 409, 400, 400, null, 409, 400, 400], results.Select(r => (int?)r!["httpStatus"]));
        Assert.Equal("OutOfRange", (string?)results[2]!["error"]!["details"]![0]!["code"]);
        Assert.Equal("$.properties.nodeCount", (string?)results[2]!["error"]!["target"]);
        Assert.Equal("good", (string?)results[0]!["job"]!["name"]);
        Assert.Equal("queued", (string?)results[0]!["job"]!["properties"]!["executionState"]);
        Assert.Equal(HttpStatusCode.NotFound, (await Service.GetAsync(Jobs + "/bad")).StatusCode);
    }

    [Fact]
    public async Task Create_Twice_ExistsAndHidesSecrets()
    {
        var body = Body([Item("again-1"), Item("again-2")]);
        await CreateAsync(body);

        var results = await CreateAsync(body);

        Assert.All(results, result => Assert.Equal("exists", (string?)result!["status"]));
        Assert.DoesNotContain("secret-word", results.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_SpellingOfAMember_HasItsPlaceInTheWholeBody()
    {
        var results = await CreateAsync("""
            { "jobs": [
              { "name": "placed-1", "properties": {} },
              { "name": "placed-2",
                "properties": { "cluster": { "id": "x" }, "nodeCuont": 1 } }
            ] }
            """);

        var details = results[1]!["error"]!["details"]!.AsArray().Select(detail => (string)detail!["message"]!);
        Assert.Contains("Line 4, column 47: There is no member 'nodeCuont'; did you mean 'nodeCount'?", details);
        Assert.StartsWith("Line 2, column 39: ", (string?)results[0]!["error"]!["details"]![0]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "InvalidRequestContent", null)]
    [InlineData("{", "InvalidRequestContent", "$")]
    [InlineData("[]", "InvalidRequestContent", "$")]
    [InlineData("null", "InvalidRequestContent", "$")]
    [InlineData("{}", "InvalidRequestContent", "$.jobs")]
    [InlineData("""{"jobs":{}}""", "InvalidRequestContent", "$.jobs")]
    [InlineData("""{"jobs":null}""", "InvalidRequestContent", "$.jobs")]
    [InlineData("""{"jobs":[],"jobs":[]}""", "InvalidRequestContent", "$.jobs")]
    [InlineData("""{"jobs":[]}{""", "InvalidRequestContent", "$")]
    [InlineData("""{"jobs":[{]}""", "InvalidRequestContent", "$")]
    [InlineData("""{"jobs":[],"group":3}""", "InvalidRequestContent", "$.group")]
    [InlineData("""{"jobs":[],"group":{}}""", "InvalidRequestContent", "$.group.name")]
    [InlineData("""{"jobs":[],"group":{"limit":2}}""", "InvalidRequestContent", "$.group.name")]
    [InlineData("""{"jobs":[],"group":{"name":"a/b"}}""", "InvalidRequestContent", "$.group.name")]
    [InlineData("""{"jobs":[],"group":{"name":""}}""", "InvalidRequestContent", "$.group.name")]
    [InlineData("""{"jobs":[],"group":{"name":"0123456789012345678901234567890123456789012345678901234567890123x"}}""", "InvalidRequestContent", "$.group.name")]
    [InlineData("""{"jobs":[],"group":{"name":7}}""", "InvalidRequestContent", "$.group.name")]
    [InlineData("""{"jobs":[],"group":{"name":"g","limit":0}}""", "InvalidRequestContent", "$.group.limit")]
    [InlineData("""{"jobs":[],"group":{"name":"g","limit":"2"}}""", "InvalidRequestContent", "$.group.limit")]
    [InlineData("""{"jobs":[],"group":{"name":"g","limit":99999999999}}""", "InvalidRequestContent", "$.group.limit")]
    public async Task Create_BodyThatIsNone_IsRefusedAsAWhole(string body, string code, string? target)
    {
        var error = await (await PostAsync("", body)).RefusedAsync(HttpStatusCode.BadRequest, code);

        Assert.Equal(target, (string?)error["target"]);
    }

    [Theory]
    [InlineData("""{"\ud800":1,"jobs":[]}""")]
    [InlineData("""{"jobs":[],}""")]
    [InlineData("""{"jobs":[],"more":{"a":[1,{}]},"group":null}""")]
    public async Task Create_OddButHarmless_IsTaken(string body) => Assert.Empty(await CreateAsync(body));

    [Theory]
    [InlineData("../default")]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("a\\u0000b")]
    [InlineData("\\ud800")]
    [InlineData(".")]
    [InlineData("dotted.name")]
    [InlineData("")]
    [InlineData("\\u00e9")]
    public async Task Create_NameThatIsNone_IsRefused(string name)
    {
        var result = Assert.Single(await CreateAsync(Body([Item(name)])))!;

        Assert.Equal(("failed", 400), ((string?)result["status"], (int)result["httpStatus"]!));
    }

    [Fact]
    public async Task Create_TooMany_IsRefused() =>
        await (await PostAsync("", Body([.. Enumerable.Repeat("{}", 1001)]))).RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");

    [Fact]
    public async Task Create_ExperimentThatIsNotThere_IsNotFound()
    {
        const string Nowhere = Calls.Workspace + "/experiments/none/jobs";
        await (await Service.SendAsync(HttpMethod.Post, "/batchai/v1" + Nowhere, Body([Item("a")]), version: "")).RefusedAsync(HttpStatusCode.NotFound, "ExperimentNotFound");
        await (await Service.SendAsync(HttpMethod.Post, "/batchai/v1" + Nowhere + "/delete", """{"names":["a"]}""", version: "")).RefusedAsync(HttpStatusCode.NotFound, "ExperimentNotFound");
    }

    [Fact]
    public async Task Create_WithoutSignIn_IsRefused()
    {
        using var answer = await Service.Anonymous.PostAsync("/batchai/v1" + Jobs, Calls.Json(Body([Item("a")])));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Create_FiveThousandInPieces_AreAllThereInTheirOrder()
    {
        await using var service = await TestService.StartAsync();
        foreach (var names in Enumerable.Range(0, 5000).Select(i => $"many-{i:d4}").Chunk(500))
        {
            using var answer = await service.SendAsync(HttpMethod.Post, "/batchai/v1" + Jobs, Body([.. names.Select(name => Item(name))]), version: "");
            var results = (await answer.ReadAsync())["results"]!.AsArray();
            Assert.Equal(names.Select(name => (name, "created")), results.Select(r => ((string)r!["name"]!, (string)r["status"]!)));
        }

        var listed = new List<string>();
        for (string? next = Jobs + "?" + Calls.Version; next is not null;)
        {
            var page = await (await service.Client.GetAsync(next)).ReadAsync();
            listed.AddRange(page["value"]!.AsArray().Select(job => (string)job!["name"]!));
            next = (string?)page["nextLink"];
        }

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"many-{i:d4}"), listed);
    }

    [Fact]
    public async Task Delete_Several_TellsOfEach()
    {
        await CreateAsync(Body([Item("gone-1"), Item("gone-2")]));
        await Service.FollowAsync(await Service.PostAsync(Jobs + "/gone-1/terminate"));

        var results = await (await PostAsync("/delete", """{"names":["gone-1","gone-2","never-there","a/b",null]}""")).ReadAsync();

        var all = results["results"]!.AsArray();
        Assert.Equal(["deleted", "deleting", "notFound", "failed", "failed"], all.Select(r => (string)r!["status"]!));
        var operation = new Uri((string)all[1]!["operation"]!);
        await Service.Engine!.Told;
        Assert.Equal("Succeeded", (string?)(await (await Service.Client.GetAsync(operation)).ReadAsync())["status"]);
        Assert.Equal(HttpStatusCode.NotFound, (await Service.GetAsync(Jobs + "/gone-2")).StatusCode);
    }

    [Theory]
    [InlineData("{}", "MissingMember")]
    [InlineData("""{"names":7}""", "InvalidRequestContent")]
    [InlineData("""{"names":[{}]}""", "InvalidRequestContent")]
    public async Task Delete_BodyThatIsNone_IsRefused(string body, string code) => await (await PostAsync("/delete", body)).RefusedAsync(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task OldClients_SeeNoSuchPath() => Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Service.PostAsync(Jobs, Body([Item("a")]))).StatusCode);

    private static string Item(string name, string more = "") => $$"""{"name":"{{name}}",{{Bodies.Job().TrimStart()[1..].Replace(""","nodeCount":1""", more.Length == 0 ? ""","nodeCount":1""" : more, StringComparison.Ordinal)}}""";

    private static string Body(string[] jobs) => $$"""{"jobs":[{{string.Join(',', jobs)}}]}""";

    private Task<HttpResponseMessage> PostAsync(string action, string body) => Service.SendAsync(HttpMethod.Post, $"/batchai/v1{Jobs}{action}", body, version: "");

    private async Task<JsonArray> CreateAsync(string body) => (await (await PostAsync("", body)).ReadAsync())["results"]!.AsArray();
}
