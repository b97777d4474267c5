using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

/// <summary>Groups of jobs, at the API.</summary>
public sealed class JobGroupTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Jobs = Calls.Experiment + "/jobs";

    private TestService Service => fixture.Service;

    [Fact]
    public async Task Put_WithTheHeader_IsInTheGroup()
    {
        using var accepted = await PutAsync("grouped", """{"group":"Mine","groupLimit":3}""");
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);

        Assert.Equal(("Mine", 3), await GroupOfAsync("grouped"));
        Assert.Null((await Service.ReadAsync(Jobs + "/grouped"))["properties"]!["batchAi"]);
    }

    [Fact]
    public async Task Put_WithoutTheHeader_IgnoresItWithAWarning()
    {
        using var accepted = await Service.PutAsync(Jobs + "/plain", Body("""{"group":"plain"}"""));

        Assert.Contains(accepted.Headers.GetValues("Warning"), words => words.Contains("'batchAi' is ignored", StringComparison.Ordinal));
        Assert.Equal((null, null), await GroupOfAsync("plain"));
    }

    [Theory]
    [InlineData("7", "$.properties.batchAi")]
    [InlineData("""{"group":"a b"}""", "$.properties.batchAi.group")]
    [InlineData("""{"groupLimit":2}""", "$.properties.batchAi.group")]
    [InlineData("""{"group":"a","groupLimit":-1}""", "$.properties.batchAi.groupLimit")]
    public async Task Put_GroupThatIsNone_IsRefusedWithItsPlace(string group, string target)
    {
        var error = await (await PutAsync("refused", group)).RefusedAsync(HttpStatusCode.BadRequest, "InvalidRequestContent");

        Assert.Equal(target, (string?)error["target"]);
        Assert.Contains("Line 1, column ", (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_WhatAnAnswerHad_IsTaken()
    {
        using var answer = await PutAsync("copied", """{"attempt":3,"requeueCount":1,"waitReason":"It waits.","queuePosition":4,"group":"copies"}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(("copies", null), await GroupOfAsync("copied"));
    }

    [Fact]
    public async Task Put_AgainInAnotherGroup_IsRefusedAndInTheSameTaken()
    {
        using (await PutAsync("stays", """{"group":"one"}""")) Assert.Equal(("one", null), await GroupOfAsync("stays"));

        await (await PutAsync("stays", """{"group":"two"}""")).RefusedAsync(HttpStatusCode.Conflict, "JobAlreadyExists");
        using var again = await PutAsync("stays", """{"group":"ONE","groupLimit":2}""");
        using var without = await Service.PutAsync(Jobs + "/stays", Bodies.Job());

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (again.StatusCode, without.StatusCode));
        Assert.Equal(("one", 2), await GroupOfAsync("stays"));
    }

    [Fact]
    public async Task Limit_TheNewest_CountsForAllAndIsKeptByThoseThatGiveNone()
    {
        using (await PutAsync("limited-1", """{"group":"limited","groupLimit":2}"""))
        using (await PutAsync("limited-2", """{"group":"limited","groupLimit":5}"""))
        using (await PutAsync("limited-3", """{"group":"Limited"}"""))
        {
            Assert.Equal(("limited", 5), await GroupOfAsync("limited-1"));
            Assert.Equal(("Limited", 5), await GroupOfAsync("limited-3"));
        }
    }

    [Fact]
    public async Task List_ByGroup_HasItsJobsAloneInPages()
    {
        var jobs = Enumerable.Range(1, 7).Select(i => $$"""{"name":"listed-{{i}}",{{Bodies.Job().TrimStart()[1..]}}""");
        using var answer = await Service.SendAsync(HttpMethod.Post, "/batchai/v1" + Jobs, $$"""{"group":{"name":"listed","limit":2},"jobs":[{{string.Join(',', jobs)}}]}""", version: "");
        using (await PutAsync("listed-8", """{"group":"other"}""")) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var names = new List<string>();
        var pages = 0;
        for (string? next = Jobs + "?group=LISTED&maxresults=3&" + Calls.Version; next is not null; pages++)
        {
            var page = await ReadAsync(next);
            names.AddRange(page["value"]!.AsArray().Select(job => (string)job!["name"]!));
            next = (string?)page["nextLink"];
        }

        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"listed-{i}"), names);
        Assert.Equal(3, pages);
        Assert.Empty((await ReadAsync(Jobs + "?group=none&" + Calls.Version))["value"]!.AsArray());
        Assert.True((await Service.ReadAsync(Jobs + "?group=listed"))["value"]!.AsArray().Count > 7);
    }

    [Fact]
    public async Task Restart_GroupAndLimit_AreKept()
    {
        string folder;
        var service = await TestService.StartAsync();
        using (await PutAsync("kept", """{"group":"kept","groupLimit":4}""", service)) folder = await service.StopAsync();

        await using var next = await TestService.StartAsync(folder);

        Assert.Equal(("kept", 4), await GroupOfAsync("kept", next));
    }

    private static string Body(string group) => Bodies.Job().Replace("""{"properties":{""", $$"""{"properties":{"batchAi":{{group}},""", StringComparison.Ordinal);

    private async Task<HttpResponseMessage> PutAsync(string name, string group, TestService? service = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Jobs}/{name}?{Calls.Version}") { Content = Calls.Json(Body(group)) };
        request.Headers.Add("x-batchai-extensions", "1");
        return await (service ?? Service).Client.SendAsync(request);
    }

    private async Task<(string? Group, int? Limit)> GroupOfAsync(string name, TestService? service = null)
    {
        var known = (await ReadAsync($"{Jobs}/{name}?{Calls.Version}", service))["properties"]!["batchAi"]!;
        return ((string?)known["group"], (int?)known["groupLimit"]);
    }

    private async Task<JsonNode> ReadAsync(string url, TestService? service = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("x-batchai-extensions", "1");
        return await (await (service ?? Service).Client.SendAsync(request)).ReadAsync();
    }
}
